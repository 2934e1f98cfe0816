import Foundation
import Innkey
import InnkeyModel
import Network

/// Servers that announce themselves by Bonjour.
public struct BonjourNearby: Nearby {
    public init() {}

    public func servers() -> AsyncThrowingStream<[NearbyServer], any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for try await announced in announcements() {
                        continuation.yield(await resolved(announced))
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// What is announced now, and again at each change.
    private func announcements() -> AsyncThrowingStream<[Announced], any Error> {
        AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let browser = NWBrowser(
                for: .bonjourWithTXTRecord(type: nearbyService(), domain: nil), using: NWParameters())
            browser.browseResultsChangedHandler = { results, _ in continuation.yield(results.compactMap(Announced.init))
            }
            browser.stateUpdateHandler = { state in
                switch state {
                // The system says no more than this where a person has not allowed it.
                case .waiting(.dns), .failed(.dns): continuation.finish(throwing: NearbyFailure.notAllowed)
                case .failed: continuation.finish(throwing: NearbyFailure.broken)
                default: break
                }
            }
            continuation.onTermination = { _ in browser.cancel() }
            browser.start(queue: DispatchQueue(label: "dev.innkey.nearby"))
        }
    }

    /// All at once: one that does not answer keeps no other waiting for longer than it takes to give it up.
    private func resolved(_ announced: [Announced]) async -> [NearbyServer] {
        await withTaskGroup(of: (Int, NearbyServer?).self) { group in
            for (place, one) in announced.enumerated() { group.addTask { (place, await one.server()) } }
            var found: [Int: NearbyServer] = [:]
            for await (place, server) in group { found[place] = server }
            return found.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}

/// A service that is announced, before anybody knows where it is.
private struct Announced: Sendable {
    let name: String
    let endpoint: NWEndpoint
    let attributes: [String: Data]

    init?(_ result: NWBrowser.Result) {
        guard case .service(let name, _, _, _) = result.endpoint else { return nil }
        self.name = name
        endpoint = result.endpoint
        attributes =
            if case .bonjour(let record) = result.metadata { record.dictionary.mapValues { Data($0.utf8) } } else {
                [:]
            }
    }

    /// The server, when it is known where it is reached; `nil` if it cannot be used.
    func server() async -> NearbyServer? {
        guard let (host, port) = await Resolving(endpoint).address() else { return nil }
        return nearbyServer(instance: name, hosts: [host], port: port, txt: attributes)
    }
}

/// Finds out where a service is by connecting to it, which is how Apple's framework tells.
private struct Resolving {
    private let connection: NWConnection

    init(_ endpoint: NWEndpoint) { connection = NWConnection(to: endpoint, using: .tcp) }

    func address() async -> (String, UInt16)? {
        let states = AsyncStream<NWConnection.State> { continuation in
            connection.stateUpdateHandler = { continuation.yield($0) }
            connection.start(queue: DispatchQueue(label: "dev.innkey.resolving"))
        }
        let patience = Task { [connection] in
            try await Task.sleep(for: .seconds(5))
            connection.cancel()
        }
        defer {
            patience.cancel()
            connection.cancel()
        }
        for await state in states {
            switch state {
            case .ready:
                guard case .hostPort(let host, let port) = connection.currentPath?.remoteEndpoint else { return nil }
                return (text(host), port.rawValue)
            case .failed, .waiting, .cancelled: return nil
            default: break
            }
        }
        return nil
    }

    /// Without the interface, but for an address that means nothing without it.
    private func text(_ host: NWEndpoint.Host) -> String {
        switch host {
        case .ipv4: String("\(host)".prefix { $0 != "%" })
        default: "\(host)"
        }
    }
}
