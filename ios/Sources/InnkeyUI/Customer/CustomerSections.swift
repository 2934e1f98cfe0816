import InnkeyModel
import SwiftUI

/// From when to when, and two quick ways to make it longer.
struct StaySection: View {
    @Environment(\.writing) private var writing
    let guest: Guest
    let working: Bool
    let events: CustomerEvents

    var body: some View {
        Section {
            LabeledContent(writing.text(Words("customer_from")), value: text(guest.from, Words("customer_at_once")))
            LabeledContent(writing.text(Words("customer_until")), value: text(guest.until, Words("customer_no_end")))
            Group {
                if guest.until != nil {
                    TextButton(Words("customer_day_more"), icon: "plus", action: events.onDayMore)
                        .accessibilityIdentifier(CustomerTags.dayMore)
                }
                TextButton(
                    guest.until == nil ? Words("customer_set_end") : Words("customer_other_end"), icon: "calendar"
                ) { events.onAsk(.until) }
                .accessibilityIdentifier(CustomerTags.until)
            }
            .disabled(working)
        } header: {
            Say(Words("customer_stay"))
        }
    }

    private func text(_ at: Date?, _ none: Words) -> String {
        at.map { moment($0, guest.place.zone, writing.locale) } ?? writing.text(none)
    }
}

/// What else is known of the customer.
struct FactsSection: View {
    @Environment(\.writing) private var writing
    let guest: Guest

    var body: some View {
        if !facts.isEmpty {
            Section {
                ForEach(facts, id: \.title) { Fact(icon: $0.icon, title: $0.title, text: $0.text) }
            } header: {
                Say(Words("customer_facts"))
            }
        }
    }

    private var facts: [(icon: String, title: Words, text: String)] {
        let when = { (at: Date) in moment(at, guest.place.zone, writing.locale) }
        let all: [(String, Words, String?)] = [
            ("person.2", Words("customer_group"), guest.group),
            ("envelope", Words("customer_contact"), guest.contact),
            ("person", Words("customer_user"), guest.user),
            ("note.text", Words("customer_note"), guest.note),
            ("square.and.arrow.up", Words("customer_shared"), guest.shared.map(when)),
            ("arrow.down.circle", Words("customer_downloaded"), guest.downloaded.map(when)),
        ]
        return all.compactMap { icon, title, text in
            text.flatMap { $0.isEmpty ? nil : (icon: icon, title: title, text: $0) }
        }
    }
}

/// Where the customer is signed in.
struct DevicesSection: View {
    @Environment(\.writing) private var writing
    let devices: [DeviceLine]
    let place: Place
    let working: Bool
    let events: CustomerEvents

    var body: some View {
        Section {
            ForEach(devices) { device in row(device) }
            if devices.count > 1 {
                TextButton(Words("customer_sign_out_all"), role: .destructive) { events.onAsk(.signOutAll) }
                    .disabled(working)
                    .accessibilityIdentifier(CustomerTags.signOutAll)
            }
        } header: {
            Say(Words("customer_devices"))
        }
    }

    private func row(_ device: DeviceLine) -> some View {
        HStack(spacing: 16) {
            Image(systemName: "iphone").foregroundStyle(.secondary).accessibilityHidden(true)
            VStack(alignment: .leading) {
                Text(device.name)
                let seen = moment(from: place.today, device.lastSeen, place.zone, writing.locale)
                Say(Words("customer_device_seen", .text(seen))).font(.subheadline).foregroundStyle(.secondary)
            }
            .frame(maxWidth: .infinity, alignment: .leading)
            IconButton(Words("customer_sign_out"), icon: "rectangle.portrait.and.arrow.right") {
                events.onAsk(.signOut(device))
            }
            .buttonStyle(.borderless)
            .disabled(working)
            .accessibilityIdentifier(CustomerTags.signOut)
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(CustomerTags.device)
    }
}
