import InnkeyModel

/// What a person can do in the editor.
struct EditorEvents {
    let onEdit: @MainActor ((inout EditorForm) -> Void) -> Void
    let onPassword: @MainActor (String) -> Void
    let onGroup: @MainActor (String?) -> Void
    let onFrom: @MainActor (Day, ClockTime?) -> Void
    let onUntil: @MainActor (Day, ClockTime?) -> Void
    let onSave: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
    let onKeepMine: @MainActor () -> Void
    let onTakeTheirs: @MainActor () -> Void
    let onLeave: @MainActor () -> Void
    let onStay: @MainActor () -> Void
    let onDiscard: @MainActor () -> Void
}
