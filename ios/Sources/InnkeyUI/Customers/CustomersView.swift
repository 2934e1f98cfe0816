import InnkeyModel
import SwiftUI

/// The customers of a project, in whatever state they are.
struct CustomersView: View {
    @Environment(\.writing) private var writing
    let state: CustomersState
    let events: CustomersEvents

    var body: some View {
        content
            .navigationTitle(writing.text(Words("customers_title")))
            .toolbar {
                ToolbarItem(placement: .primaryAction) {
                    if canAdd {
                        IconButton(Words("customers_add"), icon: "plus", action: events.onAdd)
                            .accessibilityIdentifier(CustomersTags.add)
                    }
                }
            }
            .safeAreaInset(edge: .bottom) {
                if let removed = state.removed { UndoBar(removed: removed, events: events) }
            }
    }

    @ViewBuilder private var content: some View {
        if let rows = state.rows {
            if rows.isEmpty, state.search.isEmpty, state.problem == nil {
                NoCustomers(otp: state.otp, onAdd: events.onAdd)
            } else {
                CustomersList(state: state, rows: rows, events: events)
            }
        } else if let problem = state.problem {
            ProblemPane(problem: problem, onStep: events.onStep)
        } else {
            LoadingPane()
        }
    }

    /// Where there is nobody, the pane has a button for it.
    private var canAdd: Bool { state.rows?.isEmpty == false || !state.search.isEmpty }
}

private struct NoCustomers: View {
    let otp: Bool
    let onAdd: @MainActor () -> Void

    var body: some View {
        EmptyPane(
            icon: "person.2", title: Words("customers_empty_title"),
            text: otp ? Words("customers_empty_text") : Words("customers_otp_off")
        ) {
            MainButton(Words("customers_add"), icon: "plus", action: onAdd)
                .accessibilityIdentifier(CustomersTags.add)
        }
    }
}

/// Offers to bring back who was removed; once the offer is gone, the removal is carried out.
private struct UndoBar: View {
    @Environment(\.writing) private var writing
    let removed: CustomerRow
    let events: CustomersEvents

    var body: some View {
        HStack(spacing: 16) {
            Text(text).frame(maxWidth: .infinity, alignment: .leading)
            TextButton(Words("customers_undo"), action: events.onUndo).fontWeight(.semibold)
        }
        .padding(16)
        .background(.regularMaterial, in: .rect(cornerRadius: 16))
        .padding(.horizontal, 16)
        .padding(.bottom, 8)
        .announced(text)
        .task(id: removed.id) {
            guard (try? await Task.sleep(for: .seconds(10))) != nil else { return }
            events.onCarryOut()
        }
    }

    private var text: String {
        writing.text(Words("customers_removed", .text(removed.label.spoken(writing.language))))
    }
}
