/// How much has arrived, over several transfers: each counts only what was still missing when it began.
struct Figures: Sendable, Equatable {
    /// That have arrived.
    private(set) var bytes: Int64 = 0
    /// In all; `nil` until the server has said it.
    private(set) var total: Int64?
    private(set) var files: Int?
    /// What had arrived before the present transfer; `nil` until it has said what is missing.
    private var before: Int64? = 0

    /// Bytes that are still to come.
    var left: Int64? { total.map { $0 - bytes } }

    /// Another transfer begins; what is shown stays until it tells.
    mutating func interrupt() { before = total == nil ? 0 : nil }

    /// What the present transfer counts; its `total` is 0 until it knows what is missing.
    mutating func tell(bytes: Int64, total: Int64, files: Int) {
        guard total > 0 else { return }
        let before = self.before ?? max(0, (self.total ?? 0) - total)
        self.before = before
        self.bytes = before + bytes
        self.total = before + total
        self.files = max(files, self.files ?? 0)
    }
}
