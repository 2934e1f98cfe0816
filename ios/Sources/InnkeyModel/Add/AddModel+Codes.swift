/// By the camera, from a picture, and by a text.
extension AddModel {
    /// Looks whether the camera may be used; also when a person comes back from the phone's settings.
    public func checkCamera() { viewfinder.check() }

    /// A person wants to use the camera: the system asks them whether the app may.
    @discardableResult
    public func allowCamera() -> Task<Void, Never> { Task { await viewfinder.ask() } }

    public func retryCamera() { viewfinder.retry() }

    public func torch(_ on: Bool) { viewfinder.torch(on) }

    public func zoom(_ factor: Double) { viewfinder.zoom(factor) }

    /// Looks until a link is seen, or the task is cancelled: then the camera is free again.
    func look() async {
        guard let (text, found) = await viewfinder.look() else { return }
        guard (try? await clock.sleep(Self.hitShown)) != nil else { return }
        self.found(.link(text), found)
    }

    /// Looks for a code in a picture.
    @discardableResult
    public func scanPhoto(_ address: String) -> Task<Void, Never>? {
        guard !state.photo.reading else { return nil }
        state.photo = PhotoState(reading: true, problem: nil)
        return Task {
            let codes = await scanner.photo(address)
            let texts = (codes ?? []).compactMap(\.link)
            var link: (String, Found)?
            for text in texts where link == nil {
                if case .link(let text, let preview) = await reading(of: text) { link = (text, Found(preview)) }
            }
            state.photo = PhotoState(reading: false, problem: link == nil ? problem(codes, texts) : nil)
            if let link { found(.link(link.0), link.1) }
        }
    }

    private func problem(_ codes: [SeenCode]?, _ links: [String]) -> Problem {
        guard let codes else { return .unreadablePhoto }
        return codes.isEmpty ? .noCodeInPhoto : links.isEmpty ? .foreignCodeInPhoto : .unreadableLink
    }

    /// The field of the link has become `text`.
    public func type(link text: String) { state.link = LinkState(text, problem: nil) }

    /// Takes what is in the clipboard, and reads it at once.
    @discardableResult
    public func paste(_ text: String) -> Task<Void, Never> {
        type(link: text)
        return openTyped()
    }

    @discardableResult
    public func openTyped() -> Task<Void, Never> { Task { await open(state.link.text) } }

    func open(_ text: String) async {
        switch await reading(of: text) {
        case .link(let text, let preview): found(.link(text), Found(preview))
        case .noLink: refuse(text, .noLink)
        case .unreadable: refuse(text, .unreadableLink)
        }
    }

    private func refuse(_ text: String, _ problem: Problem) {
        state.way = .link
        state.link = LinkState(text, problem: problem)
    }

    /// So long a code's corners are shown before what it leads to takes their place.
    private static let hitShown = Duration.milliseconds(250)
}
