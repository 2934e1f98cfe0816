extension Services {
    /// The settings of a project.
    ///
    /// - Parameter onTidied: how many bytes have become free.
    public func settings(
        _ project: String, _ navigator: Navigator, onTidied: @escaping @MainActor (Int64) -> Void
    ) -> SettingsModel {
        SettingsModel(
            id: project, project: { [core] in try await core.project(project) },
            phone: { [core] in try await core.engine() }, lock: lock, measure: { [storage] in await storage.bytes() },
            onRemoved: { navigator.home(from: .projectSettings(project: project)) }, onTidied: onTidied)
    }

    /// Choosing user name and password, in the settings.
    public func login(_ project: String, onSaved: @escaping @MainActor () -> Void) -> LoginModel {
        LoginModel(project: { [core] in try await core.project(project) }, onSaved: onSaved)
    }
}
