extension Services {
    /// The editor of a customer; `nil`: of a new one.
    public func editor(_ project: String, customer: String?, _ navigator: Navigator) -> EditorModel {
        let here = Route.editor(project: project, customer: customer)
        return EditorModel(
            project: { [core] in try await core.project(project) }, customer: customer,
            saved: navigator.saved(here),
            onCreated: { navigator.replace(here, with: .customer(project: project, customer: $0)) },
            onDone: { navigator.back(from: here) })
    }
}
