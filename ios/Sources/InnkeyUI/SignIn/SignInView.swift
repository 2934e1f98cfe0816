import InnkeyModel
import SwiftUI

/// The sheet over a project until somebody is signed in.
struct SignInView: View {
    @Environment(\.writing) private var writing
    let state: SignInState
    let fields: Binding<SignInFields>
    let events: SignInEvents

    var body: some View {
        NavigationStack {
            Form {
                if let why = state.why { Why(why: why) }
                switch state.method {
                case nil: ProgressView().frame(maxWidth: .infinity)
                case .code: CodeFields(state: state, fields: fields, events: events)
                case .password: PasswordFields(state: state, fields: fields, events: events)
                }
                if let complaint = state.complaint, complaint.about == .none {
                    Complaining(problem: complaint.problem, tag: SignInTags.complaint)
                }
                Section {
                    Submit(state: state, onSubmit: events.onSubmit)
                        .listRowInsets(EdgeInsets(top: 0, leading: 0, bottom: 0, trailing: 0))
                        .listRowBackground(Color.clear)
                }
            }
            .accessibilityIdentifier(SignInTags.popup)
            .navigationTitle(state.project.isEmpty ? writing.text(Words("signin_title")) : state.project)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    TextButton(Words("signin_later"), action: events.onLater)
                        .accessibilityIdentifier(SignInTags.later)
                }
                // At the far right, as in the original.
                ToolbarItem(placement: .topBarTrailing) {
                    if state.choice {
                        MethodToggle(
                            code: state.method == .code, enabled: !state.working, onSwitch: events.onSwitchMethod)
                    }
                }
            }
        }
    }
}

/// What ended the sign-in before.
private struct Why: View {
    let why: Farewell

    var body: some View {
        HStack(alignment: .firstTextBaseline, spacing: 12) {
            Image(systemName: "info.circle").accessibilityHidden(true)
            VStack(alignment: .leading, spacing: 4) {
                Say(why.title).font(.headline)
                Say(why.text).font(.subheadline)
            }
        }
        .foregroundStyle(.onBrassGround)
        .listRowBackground(Rectangle().fill(.brassGround))
        .accessibilityElement(children: .combine)
    }
}

/// Signs in, or says how long one has to wait.
private struct Submit: View {
    @Environment(\.phoneClock) private var clock
    let state: SignInState
    let onSubmit: @MainActor () -> Void

    var body: some View {
        Group {
            if let until = state.waitUntil, !state.working {
                EachSecond { now in button(left: max(.zero, until - now)) }
            } else {
                button(left: .zero)
            }
        }
        .controlSize(.large)
        .frame(maxWidth: .infinity)
    }

    private func button(left: Duration) -> some View {
        MainButton(words(left), working: state.working, action: onSubmit)
            .disabled(state.method == nil || left > .zero)
            .accessibilityIdentifier(SignInTags.submit)
    }

    private func words(_ left: Duration) -> Words {
        if state.working { return Words("signin_working") }
        // The last second is still one that is waited for.
        return left > .zero
            ? Words("signin_wait", .text(countdown(left + .milliseconds(999)))) : Words("signin_submit")
    }
}
