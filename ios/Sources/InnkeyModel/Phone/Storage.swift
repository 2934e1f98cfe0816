import Foundation

/// The folders in which the app keeps what is not to leave this phone.
public struct Storage: Sendable {
    private let folders: [URL]

    public init(_ folders: [URL]) { self.folders = folders }

    /// How many bytes lie there; what is removed meanwhile counts as nothing. Off the caller's actor.
    public func bytes() async -> Int64 { folders.reduce(0) { $0 + size(of: $1) } }

    private func size(of folder: URL) -> Int64 {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: Array(keys))
        var sum: Int64 = 0
        while let file = files?.nextObject() as? URL {
            guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else { continue }
            sum += Int64(values.fileSize ?? 0)
        }
        return sum
    }
}
