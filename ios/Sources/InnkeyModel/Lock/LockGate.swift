/// What a person sees in the place of a screen.
public enum InPlace: Sendable, Hashable {
    /// The screen.
    case screen
    /// The question for its project's PIN.
    case question(project: String)
    /// Nothing: that question is asked on another screen above, or the screen is on its way out.
    case nothing
}

extension AppLock {
    /// What stands in the place of a screen. A locked one is not even made: nothing lies over the question that was
    /// opened from the screen, and nothing of it goes on.
    public func inPlace(of screen: Route, in navigator: Navigator) -> InPlace {
        guard let project = screen.lockedProject, isLocked(project) else { return .screen }
        return navigator.path.last == screen ? .question(project: project) : .nothing
    }

    /// Whether the list of recent apps may not show the app: its picture would show what the lock hides, or somebody's
    /// code or password.
    public func hidesPicture(of navigator: Navigator) -> Bool {
        navigator.top.isSecret || navigator.path.last?.isSecret == true
            || navigator.path.contains { $0.lockedProject.map(isOn) == true }
    }
}

extension Route {
    /// Whether it may show a code, a password, or who is a guest.
    var isSecret: Bool {
        switch self {
        case .add, .signIn, .projectSettings, .customers, .editor, .customer: true
        case .projects, .download, .project, .lock, .about: false
        }
    }
}
