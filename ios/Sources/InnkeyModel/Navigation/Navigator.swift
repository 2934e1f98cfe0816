import Foundation
import Observation

/// Goes from screen to screen, which is all data: SwiftUI's stack and sheet show it.
///
/// A screen says from where it goes. Only the one that a person sees is obeyed, so a double tap does nothing twice, and
/// an answer that comes late moves nobody away from another screen.
@MainActor
@Observable
public final class Navigator {
    /// What lies over the list of projects. SwiftUI shortens it when a person swipes back.
    public var path: [Route] {
        didSet { forgetTheLeft() }
    }
    /// What lies over all of that.
    public var popup: Route? {
        didSet { forgetTheLeft() }
    }
    @ObservationIgnored private var kept: [Route: Data]

    public init(path: [Route] = [], popup: Route? = nil) {
        (self.path, self.popup, kept) = (path, popup, [:])
    }

    /// The screen that a person sees.
    public var top: Route { popup ?? path.last ?? .projects }

    public func go(to route: Route, from screen: Route) {
        guard screen == top, route != top else { return }
        push(route)
    }

    /// As ``go(to:from:)``, and the screen that is left cannot be come back to.
    public func replace(_ screen: Route, with route: Route) {
        guard screen == top, route != top else { return }
        leaveTop()
        if route != top { push(route) }
    }

    /// Goes to what was asked for outside of the window, whatever is on the screen; that stays below, but for an older
    /// adding.
    public func open(_ route: Route) {
        guard route != top else { return }
        popup = nil
        if top.isAdding { path.removeLast() }
        if route != top { push(route) }
    }

    public func back(from screen: Route) {
        guard screen == top else { return }
        leaveTop()
    }

    /// Back to the list of projects.
    public func home(from screen: Route) {
        guard screen == top else { return }
        popup = nil
        path = []
    }

    private func push(_ route: Route) {
        if route.isPopup { popup = route } else { path.append(route) }
    }

    private func leaveTop() {
        if popup != nil { popup = nil } else { _ = path.popLast() }
    }
}

/// Over the system's ending of the app.
extension Navigator {
    /// What a screen keeps, until it is left.
    public func saved<Value>(_ route: Route) -> Saved<Value> {
        Saved(read: { self.kept[route] }, write: { self.kept[route] = $0 })
    }

    /// Where a person stands and what the screens keep; for the scene's storage. Without what was handed over: it may hold
    /// a code, and the storage is on the disk.
    public var encoded: Data? {
        let kept = kept.filter { !$0.key.isHandedOver }
        return try? JSONEncoder().encode(Snapshot(path: path.filter { !$0.isHandedOver }, popup: popup, kept: kept))
    }

    /// Stands where `encoded` says, if that can be read.
    public convenience init(encoded: Data?) {
        let snapshot = encoded.flatMap { try? JSONDecoder().decode(Snapshot.self, from: $0) }
        self.init(path: snapshot?.path ?? [], popup: snapshot?.popup)
        kept = snapshot?.kept ?? [:]
    }

    private struct Snapshot: Codable {
        let path: [Route]
        let popup: Route?
        let kept: [Route: Data]
    }

    private func forgetTheLeft() {
        kept = kept.filter { $0.key == .projects || $0.key == popup || path.contains($0.key) }
    }
}
