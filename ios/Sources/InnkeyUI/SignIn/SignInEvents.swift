/// What a person can do in the sheet.
struct SignInEvents {
    let onSwitchMethod: @MainActor () -> Void
    /// The field of the code has become this text.
    let onCode: @MainActor (String) -> Void
    let onScan: @MainActor () -> Void
    let onLater: @MainActor () -> Void
    let onSubmit: @MainActor () -> Void
}
