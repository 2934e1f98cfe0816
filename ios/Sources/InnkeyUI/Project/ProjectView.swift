import InnkeyModel
import SwiftUI

/// What a person can do in an opened project.
struct ProjectEvents {
    let onSettings: @MainActor () -> Void
    let onFunction: @MainActor (FunctionPart) -> Void
    let onPage: @MainActor (PagePart) -> Void
    let onUpdate: @MainActor () -> Void
    let onSignIn: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
}

/// An opened project, however far a person has come into it.
struct ProjectView: View {
    let state: ProjectState
    let events: ProjectEvents

    var body: some View {
        content
            .navigationTitle(state.name)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .primaryAction) {
                    IconButton(Words("settings_title"), icon: "gearshape", action: events.onSettings)
                        .accessibilityIdentifier(ProjectTags.settings)
                }
            }
    }

    @ViewBuilder private var content: some View {
        switch state.stage {
        case .opening: LoadingPane()
        case .failed(let problem): ProblemPane(problem: problem, onStep: events.onStep)
        case .door(let cover, let why): DoorPane(cover: cover, why: why, onSignIn: events.onSignIn)
        case .inside(let functions): Inside(state: state, functions: functions, events: events)
        }
    }
}

/// The functions along the lower edge, and the pages of the one that is shown.
private struct Inside: View {
    let state: ProjectState
    let functions: [FunctionPart]
    let events: ProjectEvents

    var body: some View {
        VStack(spacing: 0) {
            if let function = functions.first(where: { $0.id == state.function }) {
                if function.pages.isEmpty {
                    nothing(Words("project_function_empty_title"), Words("project_function_empty_text"))
                } else {
                    PagesView(function: function, page: state.page, onPage: events.onPage) {
                        ProjectBanners(state: state, events: events)
                    }
                }
            } else {
                nothing(Words("project_empty_title"), Words("project_empty_text"))
            }
        }
        .safeAreaInset(edge: .bottom) {
            if functions.count > 1 {
                FunctionBar(functions: functions, selected: state.function, onSelect: events.onFunction)
            }
        }
    }

    private func nothing(_ title: Words, _ text: Words) -> some View {
        VStack(spacing: 0) {
            ProjectBanners(state: state, events: events).padding(16)
            EmptyPane(icon: "house", title: title, text: text)
        }
    }
}

/// How things stand, above every page.
private struct ProjectBanners: View {
    @Environment(\.writing) private var writing
    let state: ProjectState
    let events: ProjectEvents

    var body: some View {
        VStack(spacing: 12) {
            if let problem = state.problem { ProblemBanner(problem: problem, onStep: events.onStep) }
            if state.offline { OfflineBanner() }
            if let begins = state.begins { BeginsBanner(begins: begins) }
            if state.update {
                Banner(icon: "arrow.down.circle", text: writing.text(Words("project_newer"))) {
                    TextButton(Words("project_update"), action: events.onUpdate)
                        .accessibilityIdentifier(ProjectTags.update)
                }
            }
        }
    }
}

/// When the stay begins; goes by itself once it has.
private struct BeginsBanner: View {
    @Environment(\.writing) private var writing
    let begins: Begins

    var body: some View {
        EachSecond { now in
            if begins.clock.time(now) < begins.at {
                let at = moment(begins.at, begins.zone, writing.locale)
                Banner(icon: "calendar", text: writing.text(Words("project_begins", .text(at))))
            }
        }
    }
}

/// The building from outside: why one stands before it, and the button that brings the sheet back.
private struct DoorPane: View {
    let cover: String?
    let why: Farewell?
    let onSignIn: @MainActor () -> Void

    var body: some View {
        ScrollView {
            VStack(spacing: 16) {
                Picture(file: cover, instead: "door.left.hand.closed")
                    .aspectRatio(16 / 9, contentMode: .fit)
                    .clipShape(.rect(cornerRadius: 24))
                Say(why?.title ?? Words("project_door_title"))
                    .font(.title2)
                    .fontWeight(.semibold)
                    .accessibilityAddTraits(.isHeader)
                Say(why?.text ?? Words("project_door_text")).foregroundStyle(.secondary)
                MainButton(Words("step_sign_in"), icon: "key", action: onSignIn)
                    .controlSize(.large)
                    .accessibilityIdentifier(ProjectTags.signIn)
            }
            .multilineTextAlignment(.center)
            .frame(maxWidth: 480)
            .padding(24)
            .frame(maxWidth: .infinity)
        }
    }
}
