extension Project {
    /// What changes on the server, over breaks and changes of address; needs a session. The first events say where
    /// everything stands, the last is ``ProjectEvent/ended(reason:)``, also when there is no session.
    ///
    /// Listening ends when the task that reads is cancelled, or when nobody holds the stream any more.
    public func events() throws(InnkeyError) -> AsyncStream<ProjectEvent> {
        do { return try subscribe().events } catch { throw InnkeyError(error) }
    }
}

extension EventSubscription {
    /// What is heard, one after the other; a slow reader misses nothing. When the task that reads is cancelled, so is
    /// the subscription.
    public var events: AsyncStream<ProjectEvent> {
        AsyncStream(unfolding: { try? await self.next() }, onCancel: { self.cancel() })
    }
}
