import InnkeyModel
import SwiftUI

/// How the guest gets in: the code, the QR, and what the host does with them.
struct AccessSection: View {
    @Environment(\.writing) private var writing
    /// The code that was copied last.
    @State private var copied: String?
    let state: CustomerState
    let guest: Guest
    let events: CustomerEvents

    var body: some View {
        Section {
            if let code = guest.code { codeView(code) } else { standing }
            if let invite = state.invite {
                qr(invite)
                if guest.code != nil {
                    Toggle(isOn: .of(state.withCode, events.onCodeIntoQr)) {
                        VStack(alignment: .leading) {
                            Say(Words("customer_with_code"))
                            Say(Words("customer_with_code_text")).font(.subheadline).foregroundStyle(.secondary)
                        }
                    }
                    .accessibilityIdentifier(CustomerTags.withCode)
                }
            }
            AccessButtons(state: state, guest: guest, events: events)
        }
    }

    private var standing: some View {
        HStack(alignment: .top, spacing: 16) {
            StandingMark(standing: guest.standing)
            VStack(alignment: .leading, spacing: 4) {
                StandingText(standing: guest.standing, place: guest.place)
                if let advice { Say(advice).font(.subheadline) }
            }
        }
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(CustomerTags.standing)
    }

    /// What a host does next, if there is no code.
    private var advice: Words? {
        switch guest.standing {
        case .codeExpired, .codeRevoked, .signedOut: guest.otp ? Words("customer_advice_renew") : nil
        case .notInvited: guest.otp ? Words("customer_advice_invite") : nil
        case .stayEnded: Words("customer_advice_extend")
        case .disabled: Words("customer_advice_enable")
        case .active, .codeLive: nil
        }
    }

    private func codeView(_ code: LiveCode) -> some View {
        VStack(spacing: 8) {
            Button {
                events.onCopy(code.text)
                copied = code.text
            } label: {
                HStack(spacing: 12) {
                    Text(code.text)
                        .font(.system(.largeTitle, design: .monospaced, weight: .bold))
                        .minimumScaleFactor(0.4)
                        .lineLimit(1)
                    Image(systemName: copied == code.text ? "checkmark" : "doc.on.doc").foregroundStyle(.secondary)
                }
            }
            .buttonStyle(.plain)
            .accessibilityLabel("\(writing.text(Words("customer_code"))): \(spelled(code.text))")
            .accessibilityHint(writing.text(Words("customer_copy")))
            .accessibilityIdentifier(CustomerTags.code)
            if copied == code.text {
                let told = writing.text(Words("customer_copied"))
                Text(told).font(.footnote).foregroundStyle(.secondary).announced(told)
            }
            HStack(spacing: 12) {
                LifeRing(code: code)
                CountdownText(countdown: code.countdown).font(.headline)
            }
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier(CustomerTags.timeLeft)
        }
        .frame(maxWidth: .infinity)
    }

    private func qr(_ invite: Invite) -> some View {
        VStack(spacing: 8) {
            Button(action: events.onEnlarge) {
                InviteQr(invite: invite).frame(maxWidth: 280).clipShape(.rect(cornerRadius: 16))
            }
            .buttonStyle(.plain)
            .accessibilityIdentifier(CustomerTags.qr)
            Say(invite.withCode ? Words("customer_qr_has_code") : Words("customer_qr_tap"))
                .font(.footnote)
                .foregroundStyle(.secondary)
                .multilineTextAlignment(.center)
        }
        .frame(maxWidth: .infinity)
    }
}

/// How long a code still lives: a ring that runs down.
private struct LifeRing: View {
    let code: LiveCode

    var body: some View {
        EachSecond { now in
            ZStack {
                Circle().stroke(.calmGround, lineWidth: 4)
                Circle()
                    .trim(from: 0, to: code.share(now))
                    .stroke(.pine, style: StrokeStyle(lineWidth: 4, lineCap: .round))
                    .rotationEffect(.degrees(-90))
            }
        }
        .frame(width: 28, height: 28)
        .accessibilityHidden(true)
    }
}

/// Share, renew, revoke: as far as each can be done now.
private struct AccessButtons: View {
    let state: CustomerState
    let guest: Guest
    let events: CustomerEvents

    var body: some View {
        Group {
            if state.invite != nil {
                TextButton(Words("customer_share"), icon: "square.and.arrow.up") { events.onAsk(.share) }
                    .accessibilityIdentifier(CustomerTags.share)
            }
            if renews {
                TextButton(renewal, icon: "arrow.triangle.2.circlepath", action: events.onRenew)
                    .accessibilityIdentifier(CustomerTags.renew)
            }
            if revokes {
                TextButton(Words("customer_revoke"), icon: "nosign", role: .destructive) { events.onAsk(.revoke) }
                    .accessibilityIdentifier(CustomerTags.revoke)
            }
        }
        .disabled(state.working)
    }

    private var renews: Bool { guest.otp && guest.standing != .stayEnded && guest.standing != .disabled }

    private var revokes: Bool { guest.code != nil || isActive }

    private var isActive: Bool {
        if case .active = guest.standing { true } else { false }
    }

    private var renewal: Words {
        if isActive { return Words("customer_add_device") }
        return guest.invited ? Words("customer_renew") : Words("customer_invite")
    }
}
