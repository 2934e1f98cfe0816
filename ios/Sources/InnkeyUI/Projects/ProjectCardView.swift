import InnkeyModel
import SwiftUI

/// A project: its picture, its name, who is signed in, and what is to be done about it.
struct ProjectCardView: View {
    @Environment(\.writing) private var writing
    let card: ProjectCard
    let events: ProjectsEvents

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            Button {
                events.onOpen(card)
            } label: {
                VStack(alignment: .leading, spacing: 0) {
                    Picture(file: card.cover, instead: "house").aspectRatio(2, contentMode: .fit)
                    about.padding(16)
                }
                .contentShape(.rect)
            }
            .buttonStyle(.plain)
            .accessibilityElement(children: .combine)
            .accessibilityAddTraits(.isButton)
            .accessibilityIdentifier(ProjectsTags.card)
            if card.update {
                TextButton(Words("projects_update"), icon: "arrow.down.circle") { events.onUpdate(card) }
                    .buttonStyle(.bordered)
                    .buttonBorderShape(.capsule)
                    .padding(.horizontal, 16)
                    .padding(.bottom, 16)
            }
        }
        .background(.calmGround, in: .rect(cornerRadius: 16))
        .clipShape(.rect(cornerRadius: 16))
        .overlay(alignment: .topTrailing) { menu }
        .contextMenu { items }
    }

    private var about: some View {
        VStack(alignment: .leading, spacing: 4) {
            Text(card.name).font(.title3).fontWeight(.semibold)
            Group {
                who
                if !card.downloaded { SayWithIcon(Words("projects_not_downloaded"), icon: "arrow.down.circle") }
            }
            .font(.subheadline)
            .foregroundStyle(.onCalmGround)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .multilineTextAlignment(.leading)
    }

    @ViewBuilder private var who: some View {
        switch card.person {
        case .nobody: SayWithIcon(Words("projects_signed_out"), icon: "key")
        case .admin(let name): SayWithIcon(Words("projects_admin", .text(name)), icon: "person.badge.key")
        case .guest(let name, let until, let zone):
            if !name.isEmpty { Label(name, systemImage: "person") }
            if let until {
                SayWithIcon(Words("projects_until", .text(day(until, zone, writing.locale))), icon: "calendar")
            }
        }
    }

    private var menu: some View {
        Menu {
            items
        } label: {
            SayWithIcon(Words("projects_more"), icon: "ellipsis")
                .labelStyle(.iconOnly)
                .frame(width: 32, height: 32)
                .background(.regularMaterial, in: .circle)
                .frame(width: 44, height: 44)
        }
        .padding(4)
    }

    @ViewBuilder private var items: some View {
        if card.update {
            TextButton(Words("projects_update_now"), icon: "arrow.down.circle") { events.onUpdate(card) }
        }
        TextButton(Words("settings_title"), icon: "gearshape") { events.onSettings(card) }
        TextButton(Words("projects_remove"), icon: "trash", role: .destructive) { events.onAskToRemove(card) }
            .accessibilityIdentifier(ProjectsTags.remove)
    }
}
