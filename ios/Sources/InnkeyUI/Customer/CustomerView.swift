import InnkeyModel
import SwiftUI

/// One customer, for the project's admins.
struct CustomerView: View {
    @Environment(\.writing) private var writing
    let state: CustomerState
    let events: CustomerEvents

    var body: some View {
        content
            .navigationTitle(title)
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .primaryAction) {
                    if state.guest != nil {
                        IconButton(Words("customer_edit"), icon: "pencil", action: events.onEdit)
                            .accessibilityIdentifier(CustomerTags.edit)
                    }
                }
            }
            .fullScreenCover(isPresented: .shown(state.large && state.invite != nil, events.onShrink)) {
                if let invite = state.invite {
                    LargeQr(invite: invite, name: state.guest?.label.givenName, onClose: events.onShrink)
                }
            }
            .modifier(CustomerQuestions(state: state, events: events))
    }

    @ViewBuilder private var content: some View {
        if let guest = state.guest {
            list(guest)
        } else if let problem = state.problem {
            ProblemPane(problem: problem, onStep: events.onStep)
        } else {
            LoadingPane()
        }
    }

    private var title: String {
        guard let guest = state.guest else { return writing.text(Words("customer_title")) }
        return guest.label.givenName ?? writing.text(Words("customers_no_name"))
    }

    private func list(_ guest: Guest) -> some View {
        List {
            banners(guest)
            AccessSection(state: state, guest: guest, events: events)
            StaySection(guest: guest, working: state.working, events: events)
            FactsSection(guest: guest)
            if !state.devices.isEmpty {
                DevicesSection(devices: state.devices, place: guest.place, working: state.working, events: events)
            }
            if let history = state.history {
                HistorySection(history: history, place: guest.place, onMore: events.onMoreHistory)
            }
        }
        .refreshable { await events.onRefresh() }
        .accessibilityIdentifier(CustomerTags.content)
    }

    @ViewBuilder private func banners(_ guest: Guest) -> some View {
        if let news = state.news {
            Banner(icon: "info.circle", text: writing.text(news.words)).accessibilityIdentifier(CustomerTags.news)
        }
        if let problem = state.problem {
            ProblemBanner(problem: problem, onStep: events.onStep)
        } else if state.offline {
            OfflineBanner()
        }
        if !guest.otp { Banner(icon: "info.circle", text: writing.text(Words("customers_otp_off"))) }
    }
}

extension InnkeyModel.Label {
    /// What people call the customer.
    var givenName: String? {
        switch self {
        case .code(_, let name, _): name
        case .name(let name): name
        case .invited(_, let name), .notInvited(let name): name
        }
    }
}
