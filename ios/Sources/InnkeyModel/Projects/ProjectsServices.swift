extension Services {
    /// The projects on this phone.
    ///
    /// - Parameter forget: takes away what else this phone has of a project that was removed: its PIN.
    public func projects(forget: @escaping @MainActor (String) async -> Void) -> ProjectsModel {
        ProjectsModel(core: { [core] in try await core.engine() }, forget: forget)
    }
}
