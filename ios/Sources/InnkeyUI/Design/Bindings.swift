import SwiftUI

extension Binding where Value: Sendable {
    /// What a state says, and the event that it is to become another: state down, events up.
    @MainActor
    static func of(_ value: Value, _ set: @escaping @MainActor (Value) -> Void) -> Binding {
        Binding(get: { value }, set: { @MainActor in set($0) })
    }
}

extension Binding where Value == Bool {
    /// Whether something lies over the screen; the system says by itself only that it is gone.
    ///
    /// A button's own event may have changed the state before: then nothing is left to be dismissed.
    @MainActor
    static func shown(_ shown: Bool, _ onDismiss: @escaping @MainActor () -> Void) -> Binding {
        .of(shown) { if shown, !$0 { onDismiss() } }
    }
}
