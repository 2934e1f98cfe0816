import InnkeyModel
import SwiftUI

/// What a person can do while a download is in a phase.
struct DownloadButtons: View {
    let phase: Phase
    let events: DownloadEvents

    var body: some View {
        VStack(spacing: 12) {
            switch phase {
            case .preparing, .running: other(Words("download_pause"), "pause", DownloadTags.pause, events.onPause)
            case .asking:
                main(Words("download_now"), "arrow.down.circle", DownloadTags.mobile, events.onUseMobileData)
                other(Words("download_wait_for_wifi"), "wifi", DownloadTags.wifi, events.onWaitForWifi)
            case .waitingForWifi:
                other(
                    Words("download_now_after_all"), "arrow.down.circle", DownloadTags.mobile, events.onUseMobileData)
            case .paused: main(Words("download_go_on"), "play", DownloadTags.goOn, events.onGoOn)
            case .failed(let problem):
                remedy(problem.step)
                // Beside what helps, trying again is always offered: it goes on where it was.
                other(Words("step_try_again"), "arrow.clockwise", DownloadTags.goOn, events.onGoOn)
            case .offline, .done, .cancelled: EmptyView()
            }
            if !phase.isOver {
                TextButton(Words("cancel"), action: events.onCancel).accessibilityIdentifier(DownloadTags.cancel)
            }
        }
        .controlSize(.large)
    }

    @ViewBuilder private func remedy(_ step: Step) -> some View {
        switch step {
        case .freeSpace, .signIn, .addAgain, .update:
            if let label = step.label {
                MainButton(label) { events.onStep(step) }.accessibilityIdentifier(DownloadTags.step)
            }
        case .nothing, .tryAgain, .refresh, .download: EmptyView()
        }
    }

    private func main(
        _ words: Words, _ icon: String, _ tag: String, _ action: @escaping @MainActor () -> Void
    ) -> some View { MainButton(words, icon: icon, action: action).accessibilityIdentifier(tag) }

    private func other(
        _ words: Words, _ icon: String, _ tag: String, _ action: @escaping @MainActor () -> Void
    ) -> some View {
        TextButton(words, icon: icon, action: action).buttonStyle(.bordered).accessibilityIdentifier(tag)
    }
}
