extension Services {
    /// The projects on this phone. The PIN of one that is removed goes with it.
    public func projects() -> ProjectsModel {
        ProjectsModel(
            core: { [core] in try await core.engine() }, forget: { [lock] project in await lock.forget(project) })
    }
}
