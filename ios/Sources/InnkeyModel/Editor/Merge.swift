/// Two people's changes of the same form.
struct Merge {
    /// What both changed, each to something else.
    let clashes: [EditorField]
    /// All that only one of them changed, and of what both did mine.
    let mine: EditorForm
    /// All that only one of them changed, and of what both did theirs.
    let theirs: EditorForm

    init(base: EditorForm, mine: EditorForm, theirs: EditorForm) {
        let changed = mine.changes(since: base)
        let clashes = changed.filter { theirs.differs($0, from: base) && mine.differs($0, from: theirs) }
        let merged = changed.reduce(theirs) { $0.with($1, of: mine) }
        self.clashes = clashes
        self.mine = merged
        self.theirs = clashes.reduce(merged) { $0.with($1, of: theirs) }
    }
}
