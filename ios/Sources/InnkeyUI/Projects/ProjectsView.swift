import InnkeyModel
import SwiftUI

/// What a person can do with the list of projects.
struct ProjectsEvents {
    let onAdd: @MainActor () -> Void
    let onAbout: @MainActor () -> Void
    let onRefresh: @MainActor () -> Void
    let onOpen: @MainActor (ProjectCard) -> Void
    let onUpdate: @MainActor (ProjectCard) -> Void
    let onSettings: @MainActor (ProjectCard) -> Void
    let onAskToRemove: @MainActor (ProjectCard) -> Void
    let onKeep: @MainActor () -> Void
    let onRemove: @MainActor () -> Void
}

/// The projects on this phone, in whatever state they are.
struct ProjectsView: View {
    @Environment(\.writing) private var writing
    let state: ProjectsState
    let events: ProjectsEvents

    var body: some View {
        content
            .navigationTitle(writing.text(Words("projects_title")))
            .toolbar {
                ToolbarItem(placement: .topBarLeading) {
                    IconButton(Words("about_title"), icon: "info.circle", action: events.onAbout)
                        .accessibilityIdentifier(ProjectsTags.about)
                }
                ToolbarItem(placement: .primaryAction) {
                    // Where there is none, the pane has a button for it.
                    if state.cards?.isEmpty == false {
                        IconButton(Words("projects_add"), icon: "plus", action: events.onAdd)
                            .accessibilityIdentifier(ProjectsTags.add)
                    }
                }
            }
            .confirming(
                state.removing != nil, title: Words("projects_remove_title", .text(state.removing?.name ?? "")),
                text: Words("projects_remove_text"), confirm: Words("projects_remove"), onConfirm: events.onRemove,
                onDismiss: events.onKeep)
    }

    @ViewBuilder private var content: some View {
        if let cards = state.cards {
            if cards.isEmpty { NoProjects(onAdd: events.onAdd) } else { list(cards) }
        } else if let problem = state.problem {
            ProblemPane(problem: problem) { _ in events.onRefresh() }
        } else {
            LoadingPane()
        }
    }

    private func list(_ cards: [ProjectCard]) -> some View {
        ScrollView {
            VStack(spacing: 16) {
                if let problem = state.problem {
                    ProblemBanner(problem: problem) { _ in events.onRefresh() }
                } else if state.offline {
                    OfflineBanner()
                }
                LazyVGrid(columns: [GridItem(.adaptive(minimum: 280), spacing: 16)], spacing: 16) {
                    ForEach(cards) { ProjectCardView(card: $0, events: events) }
                }
            }
            .padding(16)
        }
        .refreshable { await events.onRefresh() }
        .accessibilityIdentifier(ProjectsTags.list)
    }
}

private struct NoProjects: View {
    let onAdd: @MainActor () -> Void

    var body: some View {
        EmptyPane(icon: "house", title: Words("projects_empty_title"), text: Words("projects_empty_text")) {
            MainButton(Words("projects_add"), icon: "plus", action: onAdd).accessibilityIdentifier(ProjectsTags.add)
        }
    }
}
