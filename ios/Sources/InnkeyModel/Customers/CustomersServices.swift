extension Services {
    /// The customers of a project.
    public func customers(_ project: String, _ navigator: Navigator) -> CustomersModel {
        CustomersModel(
            project: { [core] in try await core.project(project) },
            saved: navigator.saved(.customers(project: project)), clock: clock)
    }
}
