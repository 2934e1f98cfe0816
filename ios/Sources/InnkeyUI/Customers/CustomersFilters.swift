import InnkeyModel
import SwiftUI

/// Only those who stay then, only those of a group.
struct CustomersFilters: View {
    let search: Search
    let groups: [InnkeyModel.Group]
    let events: CustomersEvents

    var body: some View {
        ScrollView(.horizontal, showsIndicators: false) {
            HStack(spacing: 8) {
                stay(nil, Words("customers_stay_any"))
                stay(.now, Words("customers_stay_now"))
                stay(.coming, Words("customers_stay_coming"))
                stay(.ended, Words("customers_stay_ended"))
                if !groups.isEmpty || search.group != nil { group }
            }
            .font(.subheadline)
        }
        .buttonStyle(.plain)
    }

    private func stay(_ choice: StayChoice?, _ words: Words) -> some View {
        let chosen = search.stay == choice
        return Button {
            events.onStay(choice)
        } label: {
            Say(words).chip(chosen)
        }
        .accessibilityAddTraits(chosen ? .isSelected : [])
        .accessibilityIdentifier(CustomersTags.stay(choice))
    }

    private var group: some View {
        Menu {
            choice(nil, Say(Words("customers_group_any")))
            ForEach(groups) { group in choice(group.id, Text(group.name)) }
        } label: {
            HStack(spacing: 4) {
                Image(systemName: "person.2").accessibilityHidden(true)
                if let name = groups.first(where: { $0.id == search.group })?.name {
                    Text(name)
                } else {
                    Say(Words("customers_group"))
                }
                Image(systemName: "chevron.down").imageScale(.small).accessibilityHidden(true)
            }
            .chip(search.group != nil)
        }
        .accessibilityIdentifier(CustomersTags.group)
    }

    private func choice(_ id: String?, _ name: some View) -> some View {
        Button {
            events.onGroup(id)
        } label: {
            name
            if id == search.group { Image(systemName: "checkmark") }
        }
    }
}

extension View {
    /// A choice among others that stand beside it.
    func chip(_ chosen: Bool) -> some View {
        padding(.horizontal, 14)
            .padding(.vertical, 9)
            .foregroundStyle(chosen ? Tone.onPine : Tone.onCalmGround)
            .background(chosen ? Tone.pine : Tone.calmGround, in: .capsule)
            .frame(minHeight: 44)
            .contentShape(.capsule)
    }
}
