/// The scanner's part of the screen: whether the camera may look, and what it sees.
@MainActor
final class ViewfinderModel {
    private(set) var state = Viewfinder.unknown {
        didSet { if state != oldValue { show(state) } }
    }

    private let scanner: LinkScanner
    private let clock: PhoneClock
    /// Shows what it has become.
    var show: @MainActor (Viewfinder) -> Void = { _ in }

    /// A link that a person did not want; it may still lie before the camera.
    private var unwanted: String?
    private var control = CameraControl(torch: false, zoom: 1)
    private var fading: Task<Void, Never>?

    init(scanner: LinkScanner, clock: PhoneClock) { (self.scanner, self.clock) = (scanner, clock) }

    /// Looks whether the camera may be used now.
    func check() { become(scanner.permission) }

    /// Has the system ask a person.
    func ask() async { await become(scanner.askForPermission()) }

    func retry() { state = .live(ready) }

    func torch(_ on: Bool) { set { $0.torch = on } }

    func zoom(_ factor: Double) {
        guard let most = state.live?.lens?.zoom else { return }
        set { $0.zoom = min(max(factor, 1), most) }
    }

    /// Not this link again, until the camera has seen something else.
    func ignore(_ link: String) { unwanted = link }

    /// Looks until a link is seen; `nil` if the camera failed before, or if the task is cancelled.
    func look() async -> (text: String, Found)? {
        live { $0.marks = nil }
        set { $0.torch = false }
        // The light goes out with the camera, and does not come back by itself.
        defer {
            fading?.cancel()
            set { $0.torch = false }
            live { ($0.running, $0.notice) = (false, nil) }
        }
        return await scanner.look { sight in
            switch sight {
            case .camera(let state): return camera(state)
            case .codes(let frame, let codes): return await seen(frame, codes)
            }
        }
    }

    /// Before the camera has said anything.
    private var ready: Viewfinder.Live {
        Viewfinder.Live(
            lens: nil, running: false, marks: nil, notice: nil, torch: control.torch, zoom: control.zoom)
    }

    private func become(_ permission: CameraPermission) {
        guard scanner.hasCamera else {
            state = .failed(.none)
            return
        }
        switch permission {
        case .notAsked: state = .asking
        case .allowed: if state.live == nil { state = .live(ready) }
        case .refused: state = .refused
        case .forbidden: state = .failed(.forbidden)
        }
    }

    private func camera<Nothing>(_ state: CameraState) -> Nothing? {
        switch state {
        case .starting(let lens): live { $0.lens = lens ?? $0.lens }
        case .looking(let lens): live { ($0.lens, $0.running) = (lens, true) }
        case .failed(.notAllowed): self.state = scanner.permission == .notAsked ? .asking : .refused
        case .failed(let why): self.state = .failed(why)
        }
        return nil
    }

    private func seen(_ frame: FrameShape, _ codes: [SeenCode]) async -> (text: String, Found)? {
        let texts = codes.compactMap(\.link)
        var links: [(text: String, Found)] = []
        for text in texts {
            if case .link(let text, let preview) = await reading(of: text) { links.append((text, Found(preview))) }
        }
        if !links.contains(where: { $0.text == unwanted }) { unwanted = nil }
        let link = links.first { $0.text != unwanted }
        let corners = codes.map(\.corners)
        live {
            $0.marks =
                corners.isEmpty
                ? nil
                : Marks(width: frame.width, height: frame.height, turn: frame.turn, codes: corners, good: link != nil)
        }
        if links.isEmpty, !codes.isEmpty { notice(texts.isEmpty ? .foreign : .damaged) }
        return link
    }

    /// Shows why a code does not help, until none of the kind has been seen for a while.
    private func notice(_ notice: ScanNotice) {
        live { $0.notice = notice }
        fading?.cancel()
        fading = Task { [weak self, clock] in
            guard (try? await clock.sleep(Self.noticeShown)) != nil else { return }
            self?.live { $0.notice = nil }
        }
    }

    private func set(_ change: (inout CameraControl) -> Void) {
        change(&control)
        scanner.control(control)
        live { ($0.torch, $0.zoom) = (control.torch, control.zoom) }
    }

    private func live(_ change: (inout Viewfinder.Live) -> Void) {
        guard case .live(var live) = state else { return }
        change(&live)
        state = .live(live)
    }

    /// Long enough to be read.
    private static let noticeShown = Duration.milliseconds(2_500)
}
