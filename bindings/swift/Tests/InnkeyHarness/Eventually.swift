/// Waits until something is so; whoever waits in vain for a minute fails with what is not.
public func eventually(
    _ what: String, isolation: isolated (any Actor)? = #isolation, _ holds: () async throws -> Bool
) async throws {
    for _ in 0..<6000 {
        if try await holds() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw InVain(what: what)
}

public struct InVain: Error { let what: String }
