extension Services {
    /// The projects on this phone. The PIN of one that is removed goes with it.
    ///
    /// - Parameter forget: takes away what else this phone has of a project that was removed.
    public func projects(forget: @escaping @MainActor (String) async -> Void = { _ in }) -> ProjectsModel {
        ProjectsModel(
            core: { [core] in try await core.engine() },
            forget: { [lock] project in
                await lock.forget(project)
                await forget(project)
            })
    }
}
