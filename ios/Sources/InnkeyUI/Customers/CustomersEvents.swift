import InnkeyModel

/// What a person can do with the list of customers.
struct CustomersEvents {
    let onAdd: @MainActor () -> Void
    let onOpen: @MainActor (CustomerRow) -> Void
    let onEdit: @MainActor (CustomerRow) -> Void
    let onRemove: @MainActor (CustomerRow) -> Void
    let onUndo: @MainActor () -> Void
    let onCarryOut: @MainActor () -> Void
    let onLook: @MainActor (String) -> Void
    let onStay: @MainActor (StayChoice?) -> Void
    let onGroup: @MainActor (String?) -> Void
    let onMore: @MainActor () -> Void
    let onRefresh: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
}
