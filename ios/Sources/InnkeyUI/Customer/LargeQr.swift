import InnkeyModel
import SwiftUI

/// The QR over the whole screen, to be scanned by the guest's phone.
struct LargeQr: View {
    @Environment(\.writing) private var writing
    let invite: Invite
    let name: String?
    let onClose: @MainActor () -> Void

    var body: some View {
        VStack(spacing: 16) {
            IconButton(Words("customer_close"), icon: "xmark", action: onClose)
                .font(.title2)
                .foregroundStyle(.black)
                .frame(width: 44, height: 44)
                .frame(maxWidth: .infinity, alignment: .leading)
            InviteQr(invite: invite).frame(maxHeight: .infinity)
            Text(name ?? writing.text(Words("customer_qr_scan")))
                .font(.title2)
                .foregroundStyle(.black)
                .multilineTextAlignment(.center)
                .lineLimit(2)
                .accessibilityAddTraits(.isHeader)
        }
        .padding(16)
        .frame(maxWidth: .infinity, maxHeight: .infinity)
        .background { Color.white.ignoresSafeArea() }
        .contentShape(.rect)
        .onTapGesture(perform: onClose)
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(CustomerTags.largeQr)
        .environment(\.colorScheme, .light)
        .bright()
    }
}

/// What the guest scans.
struct InviteQr: View {
    @Environment(\.writing) private var writing
    let invite: Invite

    var body: some View {
        QrImage(
            size: invite.pattern.size, isDark: { [pattern = invite.pattern] in pattern.isDark($0, $1) },
            description: writing.text(Words("customer_qr")))
    }
}
