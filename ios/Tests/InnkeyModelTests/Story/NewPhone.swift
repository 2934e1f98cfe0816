import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// A phone on which the app was just installed: its models over a core of its own, and where a person stands in it.
@MainActor
final class NewPhone {
    private(set) var navigator = Navigator()
    private(set) var services: Services
    let camera = PictureCamera()
    let connection = FakeConnection()
    /// Its time since its start, as the lock reads it.
    let time = FakeMoment()
    let sensor = FakeSensor()
    let folder: Folder
    private let secrets = MemorySecrets()
    private let store = MemoryStore()

    init() throws {
        folder = try Folder()
        services = Self.services(folder, secrets, store, camera, connection, time, sensor)
    }

    /// The system ends the app; a person opens it again.
    func dieAndComeBack() async {
        let encoded = navigator.encoded
        await services.core.shutDown()
        services = Self.services(folder, secrets, store, camera, connection, time, sensor)
        navigator = Navigator(encoded: encoded)
    }

    /// What the list of projects shows.
    func cards() async -> [ProjectCard] {
        let model = services.projects()
        await model.run()
        return model.state.cards ?? []
    }

    /// Adds what a link leads to, and does not look at it yet; gives its id.
    func has(_ link: String) async throws -> String { try await services.core.engine().addLink(link: link).id() }

    /// The screen of adding, on the top.
    func adding(link: String? = nil) async throws -> AddModel {
        navigator.open(.add(link: link))
        let model = services.add(link: link, picture: nil, navigator)
        await model.run()
        return model
    }

    /// The screen of a download, on the top, seen until the task is cancelled.
    func downloading(_ project: String) -> (DownloadModel, Task<Void, Never>) {
        navigator.open(.download(project: project))
        let model = services.download(project, navigator)
        return (model, Task { await model.run() })
    }

    /// From what was found to the downloaded project; gives its id.
    func downloads(_ model: AddModel) async throws -> String {
        await model.add()?.value
        guard case .download(let project) = navigator.top else {
            throw Unexpected(what: "\(navigator.top), \(String(describing: model.state.found?.problem))")
        }
        let (_, screen) = downloading(project)
        defer { screen.cancel() }
        try await eventually("it is not downloaded") { navigator.top == .project(project) }
        return project
    }

    struct Unexpected: Error { let what: String }

    private static func services(
        _ folder: Folder, _ secrets: MemorySecrets, _ store: MemoryStore, _ camera: PictureCamera,
        _ connection: FakeConnection, _ time: FakeMoment, _ sensor: FakeSensor
    ) -> Services {
        let core = Core(folder: folder.path("phone"), secrets: secrets)
        let downloads = Downloads(
            core: { try await core.engine() }, connection: connection, background: FakeBackground())
        let locks = LockStore(choices: store, secrets: secrets, hash: quickHash)
        return Services(
            core: core, clock: .ofPhone, preferences: Preferences(store), storage: Storage([folder.url]),
            connection: connection, downloads: downloads, camera: camera, pictures: FilePictures(),
            shared: SharedPictures(folder.url.appending(path: "shared")), nearby: FakeNetwork(), outside: NoOutside(),
            lock: AppLock(locks, now: { time.moment }), biometrics: sensor, device: "Test iPhone")
    }
}

/// A phone that leads nowhere out of the app.
private struct NoOutside: Outside {
    func go(_ step: Step) -> Bool { false }
}

extension Server {
    /// Starts one, off the main actor: that takes a while.
    nonisolated static func started(pictureBytes: Int = 20_000) async throws -> Server {
        try Server(pictureBytes: pictureBytes)
    }

    /// Answers little by little until the task is cancelled.
    func slowly() -> Task<Void, Never> {
        Task.detached {
            while !Task.isCancelled {
                self.freeze()
                try? await Task.sleep(for: .milliseconds(50))
                self.thaw()
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
    }
}
