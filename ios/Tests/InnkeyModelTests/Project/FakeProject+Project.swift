import Innkey
import InnkeyModel

extension FakeProject: ProjectCore {
    func latest() async throws -> Latest {
        if let serverFails { throw serverFails }
        return Latest(version: 1, upToDate: upToDate, otp: otp ?? true)
    }

    func open(language: String?) async throws -> ProjectContent {
        if let openFails { throw openFails }
        guard let content else { throw InnkeyError.NotInstalled(next: .download, detail: "") }
        return content
    }

    func signOut() async throws {
        signedOut += 1
        account = nil
    }

    nonisolated func changes() throws -> AsyncStream<ProjectEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: ProjectEvent.self)
        Task { await listen(continuation) }
        return stream
    }

    func tell(_ event: ProjectEvent) {
        for one in heard { one.yield(event) }
    }

    private func listen(_ one: AsyncStream<ProjectEvent>.Continuation) { heard.append(one) }
}

/// One function with these pages, and one with a page of every kind of object.
func contentOf(_ pages: String..., version: UInt64 = 1) -> ProjectContent {
    let flat = pages.map { ProjectPage(id: $0, name: $0, picture: nil, objects: []) }
    let all = ProjectPage(id: "all", name: "All", picture: "/picture", objects: everyKind)
    return ProjectContent(
        version: version, project: "project", name: "Casa Limone", language: "en", timeZone: "Europe/Rome",
        cover: "/cover",
        functions: [
            ProjectFunction(id: "flat", name: "Flat", icon: .home, pages: flat),
            ProjectFunction(id: "house", name: "House", icon: .garden, pages: [all]),
        ])
}

private let kinds: [ObjectKind] = [
    .switch(on: true), .dimmer(level: 60), .shutter(position: 100), .scene, .thermostat(target: 21, current: nil),
    .label(text: "Hello"), .image(picture: "/image"), .camera(picture: nil),
]

private let everyKind = kinds.enumerated().map { index, kind in
    ProjectObject(id: "o\(index)", name: "Object", kind: kind, pin: index == 0)
}
