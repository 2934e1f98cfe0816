import InnkeyModel
import SwiftUI

/// The camera's picture, or why there is none; a photo is the way out in any case.
struct ScanView: View {
    @Environment(\.writing) private var writing
    let viewfinder: Viewfinder
    let photo: PhotoState
    let events: ScanEvents

    var body: some View {
        VStack(spacing: 16) {
            picture.frame(maxWidth: .infinity, maxHeight: .infinity)
            if let problem = photo.problem {
                ProblemBanner(problem: problem) { _ in events.onPhoto() }
            } else if viewfinder.live != nil {
                Say(Words("add_hint")).foregroundStyle(.secondary).multilineTextAlignment(.center)
            }
            Button(action: events.onPhoto) {
                if photo.reading {
                    HStack(spacing: 8) {
                        ProgressView().accessibilityHidden(true)
                        Say(Words("add_photo_reading"))
                    }
                } else {
                    SayWithIcon(Words("add_photo"), icon: "photo")
                }
            }
            .buttonStyle(.bordered)
            .controlSize(.large)
            .disabled(photo.reading)
            .accessibilityIdentifier(AddTags.photo)
        }
        .padding(16)
    }

    @ViewBuilder private var picture: some View {
        switch viewfinder {
        case .unknown: LoadingPane()
        case .asking:
            pane(Words("add_asking"), Words("add_asking_text"), Words("add_allow"), AddTags.allow, events.onAllow)
        case .refused:
            pane(
                Words("add_refused"), Words("add_refused_for_good_text"), Words("add_settings"), AddTags.settings,
                events.onSettings)
        case .live(let live): ViewfinderView(live: live, events: events)
        case .failed(let why):
            if why == .none {
                CameraPane(title: why.title, text: why.text)
            } else {
                pane(why.title, why.text, Words("step_try_again"), AddTags.allow, events.onRetry)
            }
        }
    }

    private func pane(
        _ title: Words, _ text: Words, _ verb: Words, _ tag: String, _ action: @escaping @MainActor () -> Void
    ) -> some View {
        CameraPane(title: title, text: text) { MainButton(verb, action: action).accessibilityIdentifier(tag) }
    }
}

extension CameraFailure {
    fileprivate var title: Words {
        switch self {
        case .none: Words("add_no_camera")
        case .inUse: Words("add_camera_in_use")
        case .forbidden: Words("add_camera_forbidden")
        case .notAllowed: Words("add_refused")
        case .broken: Words("add_camera_broken")
        }
    }

    fileprivate var text: Words {
        switch self {
        case .none: Words("add_no_camera_text")
        case .inUse: Words("add_camera_in_use_text")
        case .forbidden: Words("add_camera_forbidden_text")
        case .notAllowed: Words("add_refused_for_good_text")
        case .broken: Words("add_camera_broken_text")
        }
    }
}

/// In place of the camera's picture: why there is none, and how to go on.
private struct CameraPane<Action: View>: View {
    let title: Words
    let text: Words
    let action: Action

    init(title: Words, text: Words, @ViewBuilder action: () -> Action = { EmptyView() }) {
        (self.title, self.text, self.action) = (title, text, action())
    }

    var body: some View {
        EmptyPane(icon: "qrcode.viewfinder", title: title, text: text) { action }
            .background(.calmGround, in: .rect(cornerRadius: 24))
    }
}
