import InnkeyModel
import InnkeyPhone
import InnkeyUI
import SwiftUI

@main
struct InnkeyApp: App {
    @Environment(\.scenePhase) private var phase
    @State private var phone = Phone()

    var body: some Scene {
        WindowGroup {
            RootView(phone.services, phone.hands, phone.asked)
                .task { await phone.run() }
        }
        .onChange(of: phase) { if phase == .active { phone.seen() } }
        .backgroundTask(.appRefresh(PhoneBackgroundTime.later)) { await phone.goOnInBackground() }
    }
}
