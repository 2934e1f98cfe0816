extension Services {
    /// What the app is.
    ///
    /// - Parameter app: its version, as the bundle says it.
    public func about(app: String) -> AboutModel {
        AboutModel(core: { [core] in try await core.engine() }, storage: storage, app: app)
    }
}
