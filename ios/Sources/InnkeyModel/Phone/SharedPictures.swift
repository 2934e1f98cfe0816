import Foundation

/// Pictures that other apps are given to read. They hold a way into a building: none is kept for longer than the other
/// app needs.
public struct SharedPictures: Sendable {
    private let folder: URL

    /// - Parameter folder: of its own, in the app's caches.
    public init(_ folder: URL) { self.folder = folder }

    /// Keeps a PNG for another app, and throws away what is older than an hour. Off the caller's actor.
    public func add(_ png: Data) async throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        await tidy()
        // A name of its own each time: whoever reads late must not get another guest's.
        let file = folder.appending(path: "innkey-\(UUID().uuidString).png")
        try png.write(to: file)
        return file
    }

    /// Throws away what is older than an hour: when the app starts, and with each picture. Off the caller's actor.
    public func tidy(now: Date = .now) async {
        let manager = FileManager.default
        let key = URLResourceKey.contentModificationDateKey
        for file in (try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: [key])) ?? [] {
            let changed = try? file.resourceValues(forKeys: [key]).contentModificationDate
            if (changed ?? .distantPast) < now.addingTimeInterval(-3600) { try? manager.removeItem(at: file) }
        }
    }
}
