import InnkeyModel
import SwiftUI

/// All screens, and how the system shows where a person is: one over the other, on wide windows beside the projects.
struct Screens: View {
    @Environment(\.horizontalSizeClass) private var width
    @Environment(\.hands) private var hands
    let services: Services
    @Bindable var navigator: Navigator

    var body: some View {
        Group {
            if width == .regular {
                NavigationSplitView {
                    ProjectsRoute(services) { navigator.openBeside($0) }
                } detail: {
                    NavigationStack(path: rest) {
                        Group {
                            if let first = navigator.path.first {
                                screen(first).id(first)
                            } else {
                                Image(systemName: "house").font(.largeTitle).foregroundStyle(.tertiary)
                                    .accessibilityHidden(true)
                            }
                        }
                        .navigationDestination(for: Route.self) { screen($0) }
                    }
                }
            } else {
                NavigationStack(path: $navigator.path) {
                    ProjectsRoute(services) { navigator.go(to: $0, from: .projects) }
                        .navigationDestination(for: Route.self) { screen($0) }
                }
            }
        }
        .sheet(item: $navigator.popup) { screen($0) }
        .onChange(of: hides, initial: true) { hands.hidePicture(hides) }
    }

    /// Whether the list of recent apps may not show the app.
    private var hides: Bool { services.lock.hidesPicture(of: navigator) }

    /// What lies over the screen beside the projects.
    private var rest: Binding<[Route]> {
        .of(Array(navigator.path.dropFirst())) { navigator.path = navigator.path.prefix(1) + $0 }
    }

    /// Behind its project's lock, if that is on.
    private func screen(_ route: Route) -> some View {
        LockGate(route: route, services: services, navigator: navigator) { unlocked(route) }
    }

    @ViewBuilder private func unlocked(_ route: Route) -> some View {
        switch route {
        case .projects: EmptyView()
        case .add(let link, let picture): AddRoute(link: link, picture: picture, services, navigator)
        case .download(let project): DownloadRoute(project, services, navigator)
        case .signIn(let project, let why): SignInRoute(project, why: why, services, navigator)
        case .customers(let project): CustomersRoute(project, services, navigator)
        case .about: AboutRoute(services)
        case .editor(let project, let customer): EditorRoute(project, customer: customer, services, navigator)
        case .customer(let project, let customer): CustomerRoute(project, customer, services, navigator)
        case .project(let project): ProjectRoute(project, services, navigator)
        case .projectSettings(let project): SettingsRoute(project, services, navigator)
        case .lock(let project): LockSetupRoute(project, services)
        }
    }
}

extension Navigator {
    /// Where the projects are always seen, another one takes the place of what is beside them.
    fileprivate func openBeside(_ route: Route) {
        home(from: top)
        go(to: route, from: .projects)
    }
}
