import InnkeyModel
import SwiftUI

/// A screen, or what stands in its place as long as its project is locked. What was typed in it comes back as it does
/// after the system has ended the app.
struct LockGate<Screen: View>: View {
    let route: Route
    let services: Services
    let navigator: Navigator
    @ViewBuilder let screen: () -> Screen

    var body: some View {
        switch services.lock.inPlace(of: route, in: navigator) {
        case .screen: screen()
        case .question(let project): LockRoute(project, services, navigator)
        case .nothing: Color.clear
        }
    }
}
