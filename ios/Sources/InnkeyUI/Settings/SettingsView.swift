import InnkeyModel
import SwiftUI

/// The settings of a project, and of the app.
struct SettingsView: View {
    @Environment(\.writing) private var writing
    let state: SettingsState
    let done: Done?
    /// Whether a PIN is asked for before the project is shown.
    let pin: Bool
    let choices: AppChoices
    let events: SettingsEvents

    var body: some View {
        content
            .navigationTitle(writing.text(Words("settings_title")))
            .navigationBarTitleDisplayMode(.inline)
    }

    @ViewBuilder private var content: some View {
        if let known = state.known {
            list(known).modifier(Question(asking: state.asking, known: known, events: events))
        } else if let problem = state.problem {
            ProblemPane(problem: problem, onStep: events.onStep)
        } else {
            LoadingPane()
        }
    }

    private func list(_ known: Known) -> some View {
        List {
            Text(known.name)
                .font(.title2)
                .fontWeight(.semibold)
                .accessibilityAddTraits(.isHeader)
                .listRowBackground(Color.clear)
            if let problem = state.problem {
                ProblemBanner(problem: problem, onStep: events.onStep)
            } else if state.offline {
                OfflineBanner()
            }
            if known.who?.admin == true { CustomersLine(onOpen: events.onCustomers) }
            AccountSection(state: state, known: known, done: done, events: events)
            if known.who != nil { OwnDevicesSection(state: state, zone: known.zone, events: events) }
            LockSection(pin: pin, onOpen: events.onLock)
            AppSection(choices: choices, events: events.app)
            StorageSection(state: state, done: done, events: events)
            VersionSection(state: state, known: known, onUpdate: events.onUpdate)
            Section {
                ActionLine(
                    Words("settings_remove"), icon: "trash", role: .destructive, busy: state.work == .remove
                ) { events.onAsk(.remove) }
                .accessibilityIdentifier(SettingsTags.remove)
                FailureLine(state: state, part: .remove, events: events)
            }
        }
        .refreshable { await events.onRefresh() }
        .accessibilityIdentifier(SettingsTags.list)
    }
}

/// What an admin comes here for.
private struct CustomersLine: View {
    @Environment(\.writing) private var writing
    let onOpen: @MainActor () -> Void

    var body: some View {
        Section {
            WayLine(
                icon: "person.2", title: writing.text(Words("settings_customers")),
                text: writing.text(Words("settings_customers_text")), onOpen: onOpen
            )
            .accessibilityIdentifier(SettingsTags.customers)
        }
    }
}

/// Says what it takes to come back, before somebody goes.
private struct Question: ViewModifier {
    let asking: Ask?
    let known: Known
    let events: SettingsEvents

    func body(content: Content) -> some View {
        let ask = asking ?? .remove
        content.confirming(
            asking != nil, title: ask.title(known), text: ask.text(known), more: ask.more(known),
            confirm: ask.confirm, onConfirm: events.onConfirm, onDismiss: events.onLeave)
    }
}
