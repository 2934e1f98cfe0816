import InnkeyModel
import InnkeyPhone
import InnkeyUI
import SwiftUI

@main
struct InnkeyApp: App {
    @Environment(\.scenePhase) private var phase
    /// Before the phone, which reads what is kept.
    private let launch = Launch()
    @State private var phone = Phone()

    var body: some Scene {
        WindowGroup {
            RootView(launch.services(phone.services), launch.hands(phone.hands), phone.asked)
                .task { await phone.run() }
        }
        .onChange(of: phase) { if phase == .active { phone.seen() } }
        .backgroundTask(.appRefresh(PhoneBackgroundTime.later)) { await phone.goOnInBackground() }
    }
}
