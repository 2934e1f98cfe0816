import InnkeyModel
import SwiftUI

/// A project on its way to this phone. Leads to the project by itself; who leaves before lets it go on.
struct DownloadRoute: View {
    @Environment(\.scenePhase) private var phase
    @State private var model: DownloadModel
    private let project: String
    private let navigator: Navigator

    init(_ project: String, _ services: Services, _ navigator: Navigator) {
        (self.project, self.navigator) = (project, navigator)
        _model = State(initialValue: services.download(project, navigator))
    }

    var body: some View {
        DownloadView(
            state: model.state,
            events: DownloadEvents(
                onPause: { model.pause() },
                onGoOn: { model.goOn() },
                onCancel: { model.cancel() },
                onUseMobileData: { model.useMobileData() },
                onWaitForWifi: { model.waitForWifi() },
                onStep: { model.step($0) })
        )
        .task { await model.run() }
        .onAppear { model.seenAgain() }
        // The popup for signing in neither hides it nor lets it appear again.
        .onChange(of: navigator.top) { if navigator.top == .download(project: project) { model.seenAgain() } }
        .onChange(of: phase) { if phase == .active { model.seenAgain() } }
    }
}

/// What a person can do with a download.
struct DownloadEvents {
    let onPause: @MainActor () -> Void
    let onGoOn: @MainActor () -> Void
    let onCancel: @MainActor () -> Void
    let onUseMobileData: @MainActor () -> Void
    let onWaitForWifi: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
}

/// How far a download is, and what it waits for.
struct DownloadView: View {
    @Environment(\.writing) private var writing
    @Environment(\.verticalSizeClass) private var height
    let state: DownloadState
    let events: DownloadEvents

    var body: some View {
        ScrollView {
            Group {
                if height == .compact {
                    HStack(spacing: 32) { parts }
                } else {
                    VStack(spacing: 32) { parts }
                }
            }
            .frame(maxWidth: .infinity)
            .padding(24)
        }
        .navigationTitle(
            writing.text(state.building?.update == true ? Words("download_update_title") : Words("download_title"))
        )
        .navigationBarTitleDisplayMode(.inline)
        .accessibilityIdentifier(DownloadTags.screen)
    }

    @ViewBuilder private var parts: some View {
        DownloadRing(state: state)
        VStack(spacing: 24) {
            if let building = state.building { name(building) }
            told
            DownloadButtons(phase: state.phase, events: events)
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: 480)
    }

    private func name(_ building: Building) -> some View {
        VStack(spacing: 4) {
            Text(building.name).font(.title2).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
            if let version = building.version {
                Say(Words("download_update_to", .number(version))).foregroundStyle(.secondary)
            }
        }
    }

    private var told: some View {
        VStack(spacing: 8) {
            Text(state.status(writing))
                .font(.headline)
                .accessibilityIdentifier(DownloadTags.status)
                .announced(state.status(writing))
            Group {
                if let explanation = state.explanation(writing) { Text(explanation) }
                let figures = [state.amount(writing), state.speed(writing)].compactMap { $0 }
                if !figures.isEmpty {
                    Text(figures.joined(separator: " · "))
                        .monospacedDigit()
                        .accessibilityAddTraits(.updatesFrequently)
                        .accessibilityIdentifier(DownloadTags.amount)
                }
                if let left = state.timeLeft(writing) { Text(left) }
            }
            .foregroundStyle(.secondary)
        }
    }
}
