/// Where a person can be in the app. Projects and customers are named by their ids.
public enum Route: Sendable, Hashable, Codable {
    case projects
    /// - Parameters:
    ///   - link: what a deep link or another app handed over.
    ///   - picture: the address of a picture that another app handed over.
    case add(link: String? = nil, picture: String? = nil)
    case download(project: String)
    case project(String)
    /// The popup over an opened project; `why` ended the sign-in before.
    case signIn(project: String, why: Farewell? = nil)
    case projectSettings(project: String)
    /// Setting up the PIN before a project.
    case lock(project: String)
    case customers(project: String)
    /// - Parameter customer: `nil`: a new one.
    case editor(project: String, customer: String? = nil)
    case customer(project: String, customer: String)
    case about
}

extension Route: Identifiable {
    public var id: Self { self }
}

extension Route {
    /// Whether it lies over the screen that it was opened from.
    public var isPopup: Bool {
        if case .signIn = self { true } else { false }
    }

    /// The project whose lock stands before this screen, if any does.
    public var lockedProject: String? {
        switch self {
        case .project(let project), .projectSettings(let project), .lock(let project), .customers(let project),
            .editor(let project, _), .customer(let project, _):
            project
        case .projects, .add, .download, .signIn, .about: nil
        }
    }

    var isAdding: Bool {
        if case .add = self { true } else { false }
    }

    /// Whether another app led here, with a link that may hold a code or a picture of one.
    var isHandedOver: Bool { isAdding && self != .add() }
}
