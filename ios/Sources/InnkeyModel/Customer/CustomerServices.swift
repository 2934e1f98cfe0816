extension Services {
    /// One customer, for the project's admins.
    ///
    /// - Parameter onShare: the system's sheet is to hand that over; ``CustomerModel/noteShared()`` tells that it has.
    public func customer(
        _ project: String, _ customer: String, _ navigator: Navigator, onShare: @escaping @MainActor (Handed) -> Void
    ) -> CustomerModel {
        CustomerModel(
            project: { [core] in try await core.project(project) }, id: customer,
            saved: navigator.saved(.customer(project: project, customer: customer)), clock: clock, onShare: onShare)
    }
}
