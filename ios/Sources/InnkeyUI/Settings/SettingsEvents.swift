import InnkeyModel

/// What a person can do with the project.
struct SettingsEvents {
    let onRefresh: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
    let onCustomers: @MainActor () -> Void
    let onSignIn: @MainActor () -> Void
    /// User name and password are to be chosen; gives the user name until now.
    let onLogin: @MainActor (String?) -> Void
    let onUpdate: @MainActor () -> Void
    let onLock: @MainActor () -> Void
    let onTidy: @MainActor () -> Void
    let onAsk: @MainActor (Ask) -> Void
    let onConfirm: @MainActor () -> Void
    let onAgain: @MainActor () -> Void
    let onLeave: @MainActor () -> Void
    let app: AppEvents
}

/// What a person can choose for the whole app.
struct AppEvents {
    let onLanguage: @MainActor (Language?) -> Void
    let onTheme: @MainActor (Theme) -> Void
}

/// What a person has chosen for the whole app.
struct AppChoices {
    /// `nil`: the phone's.
    let language: Language?
    let theme: Theme
}
