import InnkeyModel
import SwiftUI

/// The window: where a person was, in the language and colours that they have chosen.
public struct RootView: View {
    @Environment(\.scenePhase) private var phase
    @SceneStorage("navigation") private var kept: Data?
    @State private var navigator: Navigator?
    private let services: Services
    private let hands: Hands
    private let asked: Asked

    public init(_ services: Services, _ hands: Hands, _ asked: Asked) {
        (self.services, self.hands, self.asked) = (services, hands, asked)
    }

    public var body: some View {
        Group {
            if let navigator {
                Screens(services: services, navigator: navigator)
                    .onChange(of: asked.route, initial: true) { follow(asked.route, navigator) }
                    .onOpenURL { url in
                        let home = URL(filePath: NSHomeDirectory())
                        let inbox = home.appending(path: "Documents/Inbox")
                        follow(.handedOver(url, home: home, inbox: inbox), navigator)
                    }
                    .onChange(of: phase) { if phase != .active { kept = navigator.encoded } }
            } else {
                // What was kept can be read only now.
                Color.clear.onAppear { navigator = Navigator(encoded: kept) }
            }
        }
        .environment(\.writing, .spoken(services.preferences))
        .environment(\.hands, hands)
        .environment(\.phoneClock, services.clock)
        .environment(\.goOutside, { [outside = services.outside] step in outside.go(step) })
        .environment(\.locale, Writing.spoken(services.preferences).locale)
        .preferredColorScheme(services.preferences.theme.colorScheme)
        .tint(Tone.pine)
    }

    private func follow(_ route: Route?, _ navigator: Navigator) {
        guard let route else { return }
        asked.route = nil
        navigator.open(route)
    }
}

extension Theme {
    /// `nil`: the phone's.
    fileprivate var colorScheme: ColorScheme? {
        switch self {
        case .system: nil
        case .light: .light
        case .dark: .dark
        }
    }
}
