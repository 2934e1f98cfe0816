/// What the editor keeps, so that nothing typed is lost. The password is not among it.
public struct SavedEditor: Sendable, Codable, Equatable {
    /// As the host has filled it in.
    var form: EditorForm?
    /// As it was when the host began.
    var base: EditorForm?
    /// The id of a new customer that was sent to the server, perhaps without an answer.
    var sent: String?
}

extension Saved<SavedEditor> {
    func change(_ change: (inout SavedEditor) -> Void) {
        var kept = value ?? SavedEditor()
        change(&kept)
        value = kept
    }
}
