import InnkeyModel
import SwiftUI

/// Those who were read so far, and what they are looked for by.
struct CustomersList: View {
    @Environment(\.writing) private var writing
    let state: CustomersState
    let rows: [CustomerRow]
    let events: CustomersEvents

    var body: some View {
        List {
            CustomersFilters(search: state.search, groups: state.groups, events: events).listRowSeparator(.hidden)
            banners.listRowSeparator(.hidden)
            if rows.isEmpty {
                NobodyFound().listRowSeparator(.hidden)
            } else {
                Say(Words("customers_total", .number(state.total)))
                    .font(.footnote)
                    .foregroundStyle(.secondary)
                    .listRowSeparator(.hidden)
            }
            ForEach(rows) { row in
                CustomerRowView(row: row, place: state.place, events: events)
                    .onAppear { if row.id == near { events.onMore() } }
            }
            if state.more { ProgressView().frame(maxWidth: .infinity).onAppear(perform: events.onMore) }
        }
        .listStyle(.plain)
        .searchable(
            text: .of(state.search.text, events.onLook), placement: .navigationBarDrawer(displayMode: .always),
            prompt: writing.text(Words("customers_search"))
        )
        .autocorrectionDisabled()
        .refreshable { await events.onRefresh() }
        .accessibilityIdentifier(CustomersTags.list)
    }

    /// Where it is read on, while there are still some rows below what is seen.
    private var near: String? { rows.dropLast(30).last?.id ?? rows.first?.id }

    @ViewBuilder private var banners: some View {
        if let problem = state.problem {
            ProblemBanner(problem: problem, onStep: events.onStep)
        } else if state.offline {
            OfflineBanner()
        }
        if !state.otp {
            Banner(icon: "info.circle", text: writing.text(Words("customers_otp_off")))
                .accessibilityIdentifier(CustomersTags.otpOff)
        }
    }
}

private struct NobodyFound: View {
    @Environment(\.writing) private var writing

    var body: some View {
        VStack(spacing: 12) {
            Image(systemName: "magnifyingglass").font(.largeTitle).foregroundStyle(.tertiary).accessibilityHidden(true)
            Say(Words("customers_nobody")).font(.headline)
            Say(Words("customers_nobody_text")).foregroundStyle(.secondary)
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: .infinity)
        .padding(32)
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(CustomersTags.nobody)
        .announced(writing.text(Words("customers_nobody")))
    }
}
