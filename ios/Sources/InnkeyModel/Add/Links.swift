import Innkey

/// A text that was scanned, pasted or handed over, as the core reads it.
enum Reading: Sendable {
    /// - Parameter text: the link alone; it may hold a code.
    case link(text: String, LinkPreview)
    case noLink
    /// Damaged, or made by a newer Innkey.
    case unreadable
}

/// Reads a link, also one of the words of a whole message. Off the main actor: the first time it loads the core.
func reading(of text: String) async -> Reading {
    let words = text.split(whereSeparator: \.isWhitespace).lazy.map(String.init)
    guard let link = words.first(where: { isLink(text: $0) }) else { return .noLink }
    guard let preview = try? readLink(text: link) else { return .unreadable }
    return .link(text: link, preview)
}

extension Found {
    init(_ link: LinkPreview) {
        self.init(
            projects: [FoundProject(id: link.project, name: link.name)], chosen: link.project,
            addresses: link.addresses.map(\.shown),
            trust: link.addresses.contains { $0.trust == .pinned } ? .link : .publicly,
            download: link.mayDownload, code: link.code != nil, adding: false, problem: nil)
    }

    init(_ server: FoundServer) {
        let projects = server.info.projects.map { FoundProject(id: $0.id, name: $0.name) }
        let groups = server.fingerprint.split(separator: " ").map(String.init)
        self.init(
            projects: projects, chosen: projects.count == 1 ? projects[0].id : nil, addresses: [server.address.shown],
            trust: server.certified ? .publicly : .firstUse(fingerprint: groups, compared: false),
            download: false, code: false, adding: false, problem: nil)
    }
}

extension Address {
    /// As a person would type it.
    var shown: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
