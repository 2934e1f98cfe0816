import InnkeyModel
import SwiftUI

/// What is asked before something is done, and what must be known.
struct CustomerQuestions: ViewModifier {
    @Environment(\.writing) private var writing
    let state: CustomerState
    let events: CustomerEvents

    func body(content: Content) -> some View {
        content
            .alert(writing.text(Words("customer_removed_title")), isPresented: .shown(state.removed, events.onBack)) {
                Button(writing.text(Words("back")), action: events.onBack).accessibilityIdentifier(CustomerTags.removed)
            } message: {
                Say(Words("customer_removed_text"))
            }
            .confirming(
                state.asking == .renew, title: Words("customer_renew_title"), text: Words("customer_renew_text"),
                confirm: Words("customer_renew"), onConfirm: events.onRenew, onDismiss: events.onDismiss
            )
            .confirming(
                state.asking == .revoke, title: Words("customer_revoke_title"), text: Words("customer_revoke_text"),
                confirm: Words("customer_revoke"), onConfirm: events.onRevoke, onDismiss: events.onDismiss
            )
            .confirming(
                signingOut, title: signOutTitle, text: Words("customer_sign_out_text"),
                confirm: Words("customer_sign_out"), onConfirm: events.onSignOut, onDismiss: events.onDismiss
            )
            .sheet(isPresented: .shown(state.asking == .share, events.onDismiss)) {
                if let guest = state.guest {
                    ShareWays(
                        language: guest.language, withCode: state.withCode && guest.code != nil,
                        onShare: events.onShare)
                }
            }
            .sheet(isPresented: .shown(state.asking == .until, events.onDismiss)) {
                if let guest = state.guest {
                    MomentPicker(
                        title: Words("customer_until"), save: Words("customer_save"), saveTag: CustomerTags.untilOk,
                        initial: guest.until ?? tomorrow(guest), zone: guest.place.zone, onSave: events.onUntil,
                        onCancel: events.onDismiss)
                }
            }
    }

    private var signingOut: Bool {
        switch state.asking {
        case .signOut, .signOutAll: true
        default: false
        }
    }

    private var signOutTitle: Words {
        if case .signOut(let device) = state.asking {
            Words("customer_sign_out_title", .text(device.name))
        } else {
            Words("customer_sign_out_all_title")
        }
    }

    /// Tomorrow morning, where the building is.
    private func tomorrow(_ guest: Guest) -> Date {
        guest.place.today.at(ClockTime(10), in: guest.place.zone).addingTimeInterval(86_400)
    }
}

/// How an invitation is handed over.
private struct ShareWays: View {
    @Environment(\.writing) private var writing
    let language: String
    let withCode: Bool
    let onShare: @MainActor (InnkeyModel.Shape) -> Void

    var body: some View {
        List {
            Section {
                way("text.bubble", Words("customer_share_message"), message, .message)
                way("qrcode", Words("customer_share_picture"), code, .picture)
                way("link", Words("customer_share_link"), code, .link)
            } header: {
                Say(Words("customer_share_title")).font(.headline)
            }
        }
        .presentationDetents([.medium, .large])
    }

    private func way(_ icon: String, _ title: Words, _ text: String, _ shape: InnkeyModel.Shape) -> some View {
        Button {
            onShare(shape)
        } label: {
            Fact(icon: icon, title: title, text: text)
        }
        .buttonStyle(.plain)
        .accessibilityIdentifier(CustomerTags.share(shape))
    }

    private var message: String {
        let name = language.isEmpty ? nil : writing.locale.localizedString(forLanguageCode: language)
        return writing.text(
            name.map { Words("customer_share_message_in", .text($0)) } ?? Words("customer_share_message_text"))
    }

    private var code: String {
        writing.text(withCode ? Words("customer_share_has_code") : Words("customer_share_no_code"))
    }
}
