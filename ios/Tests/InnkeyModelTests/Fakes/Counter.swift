/// Counts how often something happened.
@MainActor
final class Counter {
    private(set) var count = 0

    func add() { count += 1 }
}
