import Foundation
import InnkeyHarness
import InnkeyModel
import Testing

struct FilesTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func allThatLiesInTheFoldersIsCounted() async throws {
        let deep = folder.url.appending(path: "a/b")
        try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
        try Data(count: 1_000).write(to: deep.appending(path: "x"))
        try Data(count: 24).write(to: folder.url.appending(path: "y"))
        #expect(await Storage([folder.url]).bytes() == 1_024)
        #expect(await Storage([folder.url.appending(path: "gone")]).bytes() == 0)
    }

    @Test func aSharedPictureIsKeptForAnHour() async throws {
        let pictures = SharedPictures(folder.url.appending(path: "shared"))
        let first = try await pictures.add(Data("one".utf8))
        let second = try await pictures.add(Data("two".utf8))
        #expect(first != second)
        #expect(try Data(contentsOf: first) == Data("one".utf8))
        await pictures.tidy(now: .now.addingTimeInterval(3_700))
        #expect(!FileManager.default.fileExists(atPath: first.path))
        #expect(!FileManager.default.fileExists(atPath: second.path))
    }
}
