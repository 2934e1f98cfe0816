import InnkeyModel
import SwiftUI

/// A customer's form, and the project as the guest will see it.
struct EditorView: View {
    @Environment(\.writing) private var writing
    let state: EditorState
    let events: EditorEvents

    var body: some View {
        content
            .navigationTitle(writing.text(state.isNew ? Words("editor_title_new") : Words("editor_title")))
            .navigationBarTitleDisplayMode(.inline)
            // Nothing that was typed is lost without a question.
            .navigationBarBackButtonHidden(state.changed)
            .toolbar {
                ToolbarItem(placement: .topBarLeading) {
                    if state.changed { TextButton(Words("cancel"), action: events.onLeave) }
                }
            }
            .confirming(
                state.leaving, title: Words("editor_leave_title"), text: Words("editor_leave_text"),
                confirm: Words("editor_leave"), onConfirm: events.onDiscard, onDismiss: events.onStay
            )
            .sheet(isPresented: .of(state.clash != nil) { _ in }) {
                if let clash = state.clash { ClashSheet(clash: clash, state: state, events: events) }
            }
    }

    @ViewBuilder private var content: some View {
        if let form = state.form, let building = state.building {
            Form {
                if let problem = state.problem { ProblemBanner(problem: problem, onStep: events.onStep) }
                PersonSection(form: form, events: events)
                EditorStaySection(form: form, building: building, hint: state.hints[.until], events: events)
                RightsSection(state: state, form: form, building: building, events: events)
                GuestPreview(state: state)
                SignInSection(state: state, form: form, building: building, events: events)
                MoreSection(form: form, events: events)
            }
            .accessibilityIdentifier(EditorTags.form)
            .safeAreaInset(edge: .bottom) { SaveBar(state: state, events: events) }
        } else if let problem = state.problem {
            ProblemPane(problem: problem, onStep: events.onStep)
        } else {
            LoadingPane()
        }
    }
}

/// The button that saves, and why it did not.
private struct SaveBar: View {
    let state: EditorState
    let events: EditorEvents

    var body: some View {
        VStack(spacing: 12) {
            if let refusal = state.refusal { ProblemBanner(problem: refusal, onStep: events.onStep) }
            MainButton(words, working: state.saving, action: events.onSave)
                .controlSize(.large)
                .disabled(!state.isNew && !state.changed)
                .accessibilityIdentifier(EditorTags.save)
        }
        .frame(maxWidth: .infinity)
        .padding(12)
        .background(.bar)
    }

    private var words: Words {
        if state.saving { return Words("editor_saving") }
        return state.isNew && state.form?.signIn == .code ? Words("editor_save_code") : Words("editor_save")
    }
}

extension EditorEvents {
    /// A part of the form, and the event that it is to become another.
    @MainActor
    func binding<Value: Sendable>(
        _ form: EditorForm, _ part: WritableKeyPath<EditorForm, Value> & Sendable
    ) -> Binding<Value> {
        .of(form[keyPath: part]) { value in onEdit { $0[keyPath: part] = value } }
    }
}
