import Foundation

/// What one screen keeps over the system's ending of the app, so that it is found as it was left. Never a password or
/// a code: it is written to the disk.
@MainActor
public struct Saved<Value: Codable & Sendable> {
    private let read: @MainActor () -> Data?
    private let write: @MainActor (Data?) -> Void

    public init(read: @escaping @MainActor () -> Data?, write: @escaping @MainActor (Data?) -> Void) {
        (self.read, self.write) = (read, write)
    }

    /// `nil` if nothing was kept, or by another version of the app that knew other things.
    public var value: Value? {
        get { read().flatMap { try? JSONDecoder().decode(Value.self, from: $0) } }
        nonmutating set { write(newValue.flatMap { try? JSONEncoder().encode($0) }) }
    }
}
