extension Services {
    /// One customer, for the project's admins.
    public func customer(_ project: String, _ customer: String, _ navigator: Navigator) -> CustomerModel {
        CustomerModel(
            project: { [core] in try await core.project(project) }, id: customer,
            saved: navigator.saved(.customer(project: project, customer: customer)), pictures: shared, clock: clock)
    }
}
