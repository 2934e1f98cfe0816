import InnkeyModel
import Observation
import SwiftUI

/// The settings of a project, and of the app.
struct SettingsRoute: View {
    @Environment(\.scenePhase) private var phase
    @State private var model: SettingsModel
    @State private var login: LoginModel
    @State private var news: Told
    private let services: Services
    private let navigator: Navigator
    private let project: String

    init(_ project: String, _ services: Services, _ navigator: Navigator) {
        let news = Told()
        let model = services.settings(project, navigator, onTidied: { news.done = .tidied(freed: $0) })
        let login = services.login(
            project,
            onSaved: {
                news.done = .loginSaved
                model.refresh()
            })
        (_model, _login, _news) = (State(initialValue: model), State(initialValue: login), State(initialValue: news))
        (self.project, self.services, self.navigator) = (project, services, navigator)
    }

    var body: some View {
        @Bindable var login = login
        SettingsView(
            state: model.state, done: news.done, pin: services.lock.isOn(project),
            choices: AppChoices(language: services.preferences.language, theme: services.preferences.theme),
            events: events
        )
        .task(id: seen) { if seen { await model.run() } }
        .sheet(isPresented: .shown(login.state.open) { login.close() }) {
            LoginSheet(
                state: login.state, form: $login.form, onSave: { login.save() }, onClose: { login.close() })
        }
    }

    /// Whoever comes back from the sheet or another app sees it anew.
    private var seen: Bool { phase == .active && navigator.popup == nil }

    private var events: SettingsEvents {
        SettingsEvents(
            onRefresh: { model.refresh() },
            onStep: { step in
                switch step {
                case .signIn: signIn()
                case .download: go(.download(project: project))
                case .addAgain: go(.add())
                case .nothing, .tryAgain, .refresh, .freeSpace, .update: model.refresh()
                }
            },
            onCustomers: { go(.customers(project: project)) },
            onSignIn: signIn,
            onLogin: { user in
                news.done = nil
                login.open(user)
            },
            onUpdate: { go(.download(project: project)) },
            onLock: { go(.lock(project: project)) },
            onTidy: {
                news.done = nil
                model.tidy()
            },
            onAsk: { model.ask($0) },
            onConfirm: { model.confirm() },
            onAgain: { model.again() },
            onLeave: { model.leaveIt() },
            app: AppEvents(
                onLanguage: { services.preferences.set($0) }, onTheme: { services.preferences.set($0) }))
    }

    /// One signs in over a project that is there.
    private func signIn() {
        if model.state.known?.version == nil {
            go(.download(project: project))
        } else {
            go(.signIn(project: project))
        }
    }

    private func go(_ route: Route) { navigator.go(to: route, from: .projectSettings(project: project)) }
}

/// What went well last.
@MainActor
@Observable
private final class Told {
    var done: Done?
}
