/// What is seen of a project by who may see `ids`; `nil`: everything. An id of a function stands for all its pages.
func visible(_ functions: [FunctionItem], _ ids: Set<String>?) -> [FunctionItem] {
    guard let ids else { return functions }
    return functions.compactMap { function in
        let pages = function.pages.filter { ids.contains(function.id) || ids.contains($0.id) }
        if pages.isEmpty { return nil }
        return FunctionItem(id: function.id, name: function.name, icon: function.icon, pages: pages)
    }
}

/// Whether a function is ticked: as a whole, in parts, or not.
public enum Tick: Sendable { case on, inParts, off }

extension FunctionItem {
    public func tick(_ ids: Set<String>) -> Tick {
        if ids.contains(id) { return .on }
        return pages.contains { ids.contains($0.id) } ? .inParts : .off
    }

    /// The ids after a tap on the function: it as a whole, else nothing of it.
    public func toggled(_ ids: Set<String>) -> Set<String> {
        let rest = ids.subtracting([id]).subtracting(pages.map(\.id))
        return tick(ids) == .on ? rest : rest.union([id])
    }

    /// The ids after a tap on one of its pages. A function that stood for all its pages falls apart into the others.
    public func toggled(_ page: PageItem, _ ids: Set<String>) -> Set<String> {
        if ids.contains(id) { return ids.subtracting([id]).union(pages.map(\.id)).subtracting([page.id]) }
        return ids.symmetricDifference([page.id])
    }
}
