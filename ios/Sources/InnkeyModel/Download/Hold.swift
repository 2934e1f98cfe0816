/// What a person said to downloading over mobile data; it holds for one download.
public enum Answer: String, Sendable, Hashable, Codable, CaseIterable { case none, now, waitForWifi }

/// Up to so much, mobile data is used without asking.
let unaskedBytes: Int64 = 10_000_000

/// What keeps a download from going on right now; `nil`: nothing.
///
/// - Parameter left: bytes that are still to come; `nil` until the server has said it.
func hold(paused: PausedBy?, network: NetworkState, left: Int64?, answer: Answer) -> Phase? {
    if let paused { return .paused(by: paused) }
    if !network.online { return .offline }
    guard network.metered, let left, left > unaskedBytes, answer != .now else { return nil }
    return answer == .waitForWifi ? .waitingForWifi : .asking
}
