import InnkeyModel
import SwiftUI

/// The ways to a project, or what was found.
struct AddView: View {
    @Environment(\.writing) private var writing
    let state: AddState
    let events: AddEvents

    var body: some View {
        Group {
            if let found = state.found {
                FoundView(found: found, events: events.found)
            } else {
                VStack(spacing: 0) {
                    ways
                    way
                }
            }
        }
        .navigationTitle(writing.text(state.found == nil ? Words("add_title") : Words("add_found_title")))
        .navigationBarTitleDisplayMode(.inline)
        // What was found is let go before the screen is left.
        .navigationBarBackButtonHidden(state.backDismisses)
        .toolbar {
            ToolbarItem(placement: .topBarLeading) {
                if state.backDismisses {
                    IconButton(Words("back"), icon: "chevron.backward", action: events.onDismiss)
                }
            }
        }
    }

    private var ways: some View {
        ScrollView(.horizontal, showsIndicators: false) {
            HStack(spacing: 8) {
                tab(.scan, Words("add_scan"), "qrcode.viewfinder", AddTags.scan)
                tab(.link, Words("add_link"), "link", AddTags.link)
                tab(.nearby, Words("add_nearby"), "antenna.radiowaves.left.and.right", AddTags.nearby)
            }
            .padding(.horizontal, 16)
        }
        .buttonStyle(.plain)
    }

    @ViewBuilder private var way: some View {
        switch state.way {
        case .scan: ScanView(viewfinder: state.viewfinder, photo: state.photo, events: events.scan)
        case .link: LinkView(state: state.link, events: events.link)
        case .nearby: NearbyView(state: state.nearby, address: state.address, events: events.nearby)
        }
    }

    private func tab(_ way: Way, _ words: Words, _ icon: String, _ tag: String) -> some View {
        let chosen = state.way == way
        return Button {
            events.onWay(way)
        } label: {
            SayWithIcon(words, icon: icon).font(.subheadline).chip(chosen)
        }
        .accessibilityAddTraits(chosen ? .isSelected : [])
        .accessibilityIdentifier(tag)
    }
}
