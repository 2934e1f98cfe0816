import Foundation

extension DownloadState {
    /// What the download does, in a few words.
    public func status(_ writing: Writing) -> String {
        switch phase {
        case .preparing: writing.text(Words("download_preparing"))
        case .running: writing.text(Words("download_running"))
        case .asking: writing.text(Words("download_asking"))
        case .waitingForWifi: writing.text(Words("download_waiting_for_wifi"))
        case .offline: writing.text(Words("download_offline"))
        case .paused: writing.text(Words("download_paused"))
        case .failed(let problem): problem.happened(writing)
        case .done: writing.text(Words("download_done"))
        case .cancelled: writing.text(Words("download_cancelled"))
        }
    }

    /// What that means, and what happens next; `nil` if there is nothing to say.
    public func explanation(_ writing: Writing) -> String? {
        switch phase {
        case .asking:
            writing.text(
                Words("download_asking_text", .text(InnkeyModel.bytes((total ?? bytes) - bytes, writing.locale))))
        case .waitingForWifi: writing.text(Words("download_waiting_for_wifi_text"))
        case .offline: writing.text(Words("download_offline_text"))
        case .paused(by: .system): writing.text(Words("download_paused_by_system"))
        case .failed(let problem): problem.remedy(writing)
        case .preparing, .running, .paused(by: .person), .done, .cancelled: nil
        }
    }

    /// How much has arrived: "12 MB of 42 MB"; `nil` until that can be said, and where something else is to be said.
    public func amount(_ writing: Writing) -> String? {
        guard let total, total > 0, bytes > 0 else { return nil }
        switch phase {
        case .asking, .failed: return nil
        default: break
        }
        let (some, all) = (InnkeyModel.bytes(bytes, writing.locale), InnkeyModel.bytes(total, writing.locale))
        return writing.text(Words("download_amount", .text(some), .text(all)))
    }

    /// "3.1 MB/s"; `nil` while that is not known.
    public func speed(_ writing: Writing) -> String? { rate.map { InnkeyModel.rate($0, writing.locale) } }

    /// "About 10 seconds left"; `nil` while nobody can say.
    public func timeLeft(_ writing: Writing) -> String? {
        left.map { writing.text(Words("download_left", .words(roughly($0)))) }
    }

    /// Everything in one line, as a notification says it.
    public func line(_ writing: Writing) -> String {
        switch phase {
        case .running:
            let figures = [amount(writing), timeLeft(writing)].compactMap { $0 }
            return figures.isEmpty ? status(writing) : figures.joined(separator: " · ")
        case .paused:
            let figures = [status(writing), amount(writing)].compactMap { $0 }
            return explanation(writing) ?? figures.joined(separator: " · ")
        default:
            return [status(writing), explanation(writing)].compactMap { $0 }.joined(separator: " ")
        }
    }
}
