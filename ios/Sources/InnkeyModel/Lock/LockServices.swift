extension Services {
    /// The question for a project's PIN, in the place of whichever of its screens is asked for.
    public func locked(_ project: String, _ navigator: Navigator) -> LockModel {
        LockModel(
            id: project, core: { [core] in try await core.engine() }, lock: lock, sensor: biometrics, clock: clock,
            onForgotten: {
                // A popup may lie over it; whoever has gone elsewhere meanwhile stays there.
                guard navigator.path.last?.lockedProject == project else { return }
                navigator.home(from: navigator.top)
            })
    }

    /// Setting up the PIN before a project.
    public func lockSetup(_ project: String) -> LockSetupModel {
        LockSetupModel(project: project, lock: lock, clock: clock)
    }
}
