import Innkey

/// Servers nearby, and by address.
extension AddModel {
    /// Listens for servers until the task is cancelled.
    func listen() async {
        (state.nearby.settled, state.nearby.failure) = (false, nil)
        let patience = Task {
            guard (try? await clock.sleep(Self.settled)) != nil else { return }
            state.nearby.settled = true
        }
        defer { patience.cancel() }
        do {
            for try await servers in nearby.servers() {
                announced = servers
                state.nearby.servers = servers.map(NearbyRow.init)
            }
        } catch {
            guard !Task.isCancelled else { return }
            state.nearby.failure = error as? NearbyFailure ?? .broken
        }
    }

    /// Asks the server that was asked last once more.
    @discardableResult
    public func askAgain() -> Task<Void, Never>? { asked.flatMap(ask) }

    /// Asks a server nearby who it is.
    @discardableResult
    public func ask(_ row: NearbyRow) -> Task<Void, Never>? {
        asked = row
        guard let server = announced.first(where: { $0.fingerprint == row.id }) else { return nil }
        return ask { state, asking, problem in
            (state.nearby.asking, state.nearby.problem) = (asking ? row.id : nil, problem)
        } question: {
            try await $0.lookUpNearby(server: server)
        }
    }

    /// The field of the address has become `text`.
    public func type(address text: String) {
        (state.address.text, state.address.problem) = (text, nil)
        keep()
    }

    @discardableResult
    public func askAddress() -> Task<Void, Never> {
        let text = state.address.text
        return ask { state, asking, problem in
            (state.address.asking, state.address.problem) = (asking, problem)
        } question: {
            try await $0.lookUp(address: text)
        }
    }

    /// One at a time: who asks another server does not want to know about the one before.
    private func ask(
        _ show: @escaping @MainActor (inout AddState, Bool, Problem?) -> Void,
        question: @escaping @Sendable (any AddCore) async throws -> FoundServer
    ) -> Task<Void, Never> {
        asking?.cancel()
        (state.nearby.asking, state.address.asking) = (nil, false)
        show(&state, true, nil)
        let task = Task {
            do {
                let server = try await question(core())
                guard !Task.isCancelled else { return }
                show(&state, false, nil)
                found(.server(server), Found(server))
            } catch {
                guard !Task.isCancelled else { return }
                show(&state, false, .whileAsking(error))
            }
        }
        asking = task
        return task
    }

    /// Who announces itself is heard within this.
    private static let settled = Duration.seconds(5)
}

extension NearbyRow {
    init(_ server: NearbyServer) {
        self.init(id: server.fingerprint, name: server.name, address: server.addresses.first?.shown ?? "")
    }
}
