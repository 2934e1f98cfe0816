import Foundation
import Innkey

/// What the server says meanwhile.
extension ProjectModel {
    func hear() async {
        do {
            for await event in try await project().changes() {
                switch event {
                case .online: state.offline = false
                case .offline: state.offline = true
                case .projectChanged, .accountChanged: ask()
                case .customersChanged: break
                case .ended(let reason): if let why = reason.farewell { end(why) } else { ask() }
                }
                guard state.isInside else { return }
            }
        } catch {
            if !(error is CancellationError) { state.problem = Problem(error) }
        }
    }

    /// Asks the server, once more if it is being asked already.
    func ask() {
        stale = true
        guard asking == nil else { return }
        asking = Task {
            while stale {
                stale = false
                await askOnce()
            }
            asking = nil
        }
    }

    func begins(_ account: Account, _ timeZone: String?) -> Begins? {
        guard let from = account.stay.from else { return nil }
        let clock = serverClock ?? ServerClock(at: .now, elapsed: clock.elapsed())
        return from > clock.at ? Begins(at: from, zone: zone(timeZone), clock: clock) : nil
    }

    private func askOnce() async {
        guard state.isInside else { return }
        do {
            let project = try await project()
            let signedIn = try await project.account()
            let latest = try await project.latest()
            guard state.isInside else { return }
            serverClock = ServerClock(at: signedIn.serverTime, elapsed: clock.elapsed())
            (state.offline, state.problem, state.update) = (false, nil, !latest.upToDate)
            state.begins = begins(signedIn.account, signedIn.timeZone)
            if fresh, !latest.upToDate { onDownload(false) }
            fresh = false
        } catch InnkeyError.StayEnded {
            end(.stayOver)
        } catch InnkeyError.NotSignedIn {
            await forget()
            end(.signedOut)
        } catch {
            if case .Refused(let code, _, _, _) = error as? InnkeyError, let why = code.farewell { return end(why) }
            if (error as? InnkeyError)?.isOfTheNetwork == true {
                state.offline = true
            } else {
                state.problem = Problem(error)
            }
        }
    }

    /// The keychain has lost the session: the account goes as well, or the next start would take it for signed in.
    private func forget() async {
        do { try await project().signOut() } catch { state.problem = Problem(error) }
    }
}
