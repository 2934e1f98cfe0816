import BackgroundTasks
import InnkeyModel
import UIKit

/// The time that the system gives the app when it is not seen any more: half a minute, and now and then some more.
@MainActor
public final class PhoneBackgroundTime: BackgroundTime {
    /// In Info.plist too; the app's `.backgroundTask` goes on under this name.
    public nonisolated static let later = "dev.innkey.app.download"

    private var task = UIBackgroundTaskIdentifier.invalid

    public init() {}

    public func begin(onOver: @escaping @MainActor () -> Void) {
        end()
        task = UIApplication.shared.beginBackgroundTask(withName: Self.later) {
            // The system calls it on the main thread, and ends the app unless it is obeyed before it returns.
            MainActor.assumeIsolated { onOver() }
        }
    }

    public func end() {
        guard task != .invalid else { return }
        UIApplication.shared.endBackgroundTask(task)
        task = .invalid
    }

    public func goOnLater() {
        // Refused where a person has switched background refresh off: then it goes on when the app is opened.
        try? BGTaskScheduler.shared.submit(BGAppRefreshTaskRequest(identifier: Self.later))
    }
}
