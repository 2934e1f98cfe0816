import InnkeyModel
import Network

/// The phone's connection, as the system sees it.
public struct PhoneConnection: Connection {
    public init() {}

    public func network() -> AsyncStream<NetworkState> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let monitor = NWPathMonitor()
            monitor.pathUpdateHandler = { path in
                // Low data mode asks for the same restraint as mobile data.
                let metered = path.isExpensive || path.isConstrained
                continuation.yield(NetworkState(online: path.status == .satisfied, metered: metered))
            }
            continuation.onTermination = { _ in monitor.cancel() }
            monitor.start(queue: DispatchQueue(label: "dev.innkey.connection"))
        }
    }
}
