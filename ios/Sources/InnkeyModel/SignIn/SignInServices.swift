extension Services {
    /// The popup over a project.
    public func signIn(_ project: String, why: Farewell?, _ navigator: Navigator) -> SignInModel {
        SignInModel(
            id: project, project: { [core] in try await core.project(project) }, preferences: preferences,
            device: device, why: why, clock: clock,
            onDone: { navigator.back(from: .signIn(project: project, why: why)) })
    }
}
