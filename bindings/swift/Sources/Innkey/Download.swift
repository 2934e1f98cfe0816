extension Project {
    /// Brings the server's version onto this phone; the one before stays until the new one is complete and verified.
    ///
    /// When the task that waits is cancelled, the download stops and this fails with ``InnkeyError/Cancelled(next:detail:)``;
    /// what has arrived counts for the next. To pause a download, use ``transfer()``.
    ///
    /// - Parameter onProgress: is told on the caller's actor how far it is, at most ten times a second.
    @discardableResult
    public func download(
        isolation: isolated (any Actor)? = #isolation,
        onProgress: (TransferProgress) -> Void = { _ in }
    ) async throws(InnkeyError) -> Installed {
        do {
            let transfer = try transfer()
            return try await withTaskCancellationHandler {
                while let progress = try await transfer.next() { onProgress(progress) }
                return try await transfer.finished()
            } onCancel: {
                transfer.cancel()
            }
        } catch {
            throw InnkeyError(error)
        }
    }
}

extension Transfer {
    /// How far it is: first where it stands, then what is new, at most ten times a second, until its end. How that was
    /// says ``finished()``.
    ///
    /// When the task that reads is cancelled, so is the transfer. Each value goes to one reader only.
    public var progress: AsyncStream<TransferProgress> {
        AsyncStream(unfolding: { try? await self.next() }, onCancel: { self.cancel() })
    }
}
