import InnkeyModel
import SwiftUI

/// The servers of this network, and an address for any other.
struct NearbyView: View {
    @Environment(\.writing) private var writing
    let state: NearbyState
    let address: AddressState
    let events: NearbyEvents

    var body: some View {
        Form {
            Section {
                ForEach(state.servers) { server in row(server) }
                search
                if let problem = state.problem { ProblemBanner(problem: problem) { _ in events.onAskAgain() } }
            } header: {
                Say(Words("add_nearby_heading"))
            }
            Section {
                TextField(
                    writing.text(Words("add_address_label")), text: .of(address.text, events.onAddress),
                    prompt: Text(writing.text(Words("add_address_example")))
                )
                .keyboardType(.URL)
                .textInputAutocapitalization(.never)
                .autocorrectionDisabled()
                .submitLabel(.search)
                .onSubmit(events.onAskAddress)
                .accessibilityIdentifier(AddTags.address)
                if let problem = address.problem { ProblemBanner(problem: problem) { _ in events.onAskAddress() } }
            } header: {
                Say(Words("add_address_heading"))
            } footer: {
                Say(Words("add_address_example"))
            }
            MainButton(Words("add_ask"), icon: "magnifyingglass", working: address.asking, action: events.onAskAddress)
                .disabled(address.text.allSatisfy(\.isWhitespace))
                .frame(maxWidth: .infinity)
                .listRowBackground(Color.clear)
                .accessibilityIdentifier(AddTags.ask)
        }
    }

    private func row(_ server: NearbyRow) -> some View {
        Button {
            events.onAsk(server)
        } label: {
            HStack(spacing: 16) {
                Image(systemName: "house").foregroundStyle(.pine).accessibilityHidden(true)
                VStack(alignment: .leading) {
                    Text(server.name).font(.headline)
                    Text(server.address).font(.subheadline).foregroundStyle(.secondary)
                }
                .frame(maxWidth: .infinity, alignment: .leading)
                if state.asking == server.id {
                    ProgressView()
                } else {
                    Image(systemName: "chevron.forward").foregroundStyle(.tertiary).accessibilityHidden(true)
                }
            }
            .contentShape(.rect)
        }
        .buttonStyle(.plain)
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits(.isButton)
        .accessibilityIdentifier(AddTags.server)
    }

    /// That it is searched; what it means if nothing is found.
    @ViewBuilder private var search: some View {
        if let failure = state.failure {
            line(failure == .notAllowed ? Words("add_nearby_refused") : Words("add_nearby_failed"), "wifi.slash")
        } else if state.servers.isEmpty {
            if state.settled {
                line(Words("add_nearby_none"), "antenna.radiowaves.left.and.right")
            } else {
                HStack(spacing: 16) {
                    ProgressView().accessibilityHidden(true)
                    Say(Words("add_nearby_searching")).foregroundStyle(.secondary)
                }
            }
        }
    }

    private func line(_ words: Words, _ icon: String) -> some View {
        SayWithIcon(words, icon: icon).foregroundStyle(.secondary).announced(writing.text(words))
    }
}
