import Foundation
import Innkey
import InnkeyModel

/// A server that is only as real as the screens of customers need.
@MainActor
final class FakeBuilding {
    var customers: [Customer] = []
    var otp = true
    var devices: [Device] = []
    var activities: [Activity] = []
    /// What every call fails with.
    var failure: InnkeyError?
    /// Calls wait before it.
    var gate: Gate?
    /// What was asked and done, in words.
    var log: [String] = []
    /// How many pages it has given.
    private(set) var answers = 0
    /// How many listen to what changes.
    var listeners: Int { heard.count }

    /// The server’s clock.
    var time: Date { now() }

    private let now: () -> Date
    private var heard: [AsyncStream<ProjectEvent>.Continuation] = []

    init(now: @escaping () -> Date = { noon }) { self.now = now }

    func tell(_ event: ProjectEvent) {
        for one in heard { one.yield(event) }
    }

    /// Puts a customer in the place of the one with the same id.
    func put(_ customer: Customer) {
        guard let index = customers.firstIndex(where: { $0.id == customer.id }) else { return }
        customers[index] = customer
    }

    func called(_ what: String) async throws {
        log.append(what)
        await gate?.pass()
        if let failure { throw failure }
    }

    fileprivate func listen(_ one: AsyncStream<ProjectEvent>.Continuation) { heard.append(one) }
}

extension FakeBuilding: CustomersCore {
    func customers(_ query: CustomerQuery) async throws -> CustomerList {
        let (text, start, limit) = (query.q ?? "", query.after.flatMap { Int($0) } ?? 0, Int(query.limit ?? 100))
        let stay = query.stay.map { "\($0)" } ?? ""
        try await called("page \(text)/\(stay)/\(query.group ?? "") after \(start) at most \(limit)")
        let found = customers.filter { text.isEmpty || $0.settings.name.localizedCaseInsensitiveContains(text) }
        let end = min(start + limit, found.count)
        answers += 1
        return CustomerList(
            customers: Array(found[min(start, end)..<end]), next: end < found.count ? "\(end)" : nil,
            total: UInt64(found.count), revision: 1, otp: otp, timeZone: "Europe/Rome", serverTime: now())
    }

    func groups() async throws -> [CustomerGroup] { [] }

    func removeCustomer(_ id: String) async throws {
        try await called("remove \(id)")
        customers.removeAll { $0.id == id }
    }

    nonisolated func changes() throws -> AsyncStream<ProjectEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: ProjectEvent.self)
        Task { await listen(continuation) }
        return stream
    }
}
