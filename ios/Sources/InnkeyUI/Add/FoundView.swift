import InnkeyModel
import SwiftUI

/// The building, and all that helps to decide whether it is the right one.
struct FoundView: View {
    @Environment(\.writing) private var writing
    let found: Found
    let events: FoundEvents

    var body: some View {
        List {
            building.frame(maxWidth: .infinity).listRowBackground(Color.clear)
            if found.projects.count > 1 { Section { choices } }
            if !found.projects.isEmpty {
                TrustSection(trust: found.trust, onCompared: events.onCompared)
                Section { facts }
            }
            if let problem = found.problem { ProblemBanner(problem: problem) { _ in events.onAdd() } }
        }
        .accessibilityIdentifier(AddTags.found)
        // The button that decides, always within reach.
        .safeAreaInset(edge: .bottom) {
            if !found.projects.isEmpty {
                MainButton(
                    found.download ? Words("add_and_download") : Words("add_confirm"), working: found.adding,
                    action: events.onAdd
                )
                .controlSize(.large)
                .disabled(!found.ready)
                .frame(maxWidth: .infinity)
                .padding(16)
                .background(.bar)
                .accessibilityIdentifier(AddTags.confirm)
            }
        }
    }

    private var building: some View {
        VStack(spacing: 16) {
            Image(systemName: "house.fill").font(.largeTitle).foregroundStyle(.pine).accessibilityHidden(true)
            Text(title).font(.title).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
            if found.projects.isEmpty { Say(Words("add_no_projects_text")).foregroundStyle(.secondary) }
        }
        .multilineTextAlignment(.center)
    }

    private var title: String {
        switch found.projects.count {
        case 0: writing.text(Words("add_no_projects"))
        case 1: name(found.projects[0])
        default: writing.text(Words("add_projects", .number(found.projects.count)))
        }
    }

    private func name(_ project: FoundProject) -> String {
        project.name.allSatisfy(\.isWhitespace) ? writing.text(Words("add_nameless")) : project.name
    }

    private var choices: some View {
        ForEach(found.projects) { project in
            let chosen = project.id == found.chosen
            Button {
                events.onChoose(project.id)
            } label: {
                HStack {
                    Text(name(project)).frame(maxWidth: .infinity, alignment: .leading)
                    if chosen { Image(systemName: "checkmark").foregroundStyle(.pine).accessibilityHidden(true) }
                }
                .contentShape(.rect)
            }
            .buttonStyle(.plain)
            .accessibilityAddTraits(chosen ? .isSelected : [])
            .accessibilityIdentifier(AddTags.choice)
        }
    }

    @ViewBuilder private var facts: some View {
        if found.code { Fact(icon: "key", title: Words("add_code"), text: writing.text(Words("add_code_text"))) }
        if found.download {
            Fact(
                icon: "arrow.down.circle", title: Words("add_may_download"),
                text: writing.text(Words("add_may_download_text")))
        } else {
            Fact(
                icon: "person", title: Words("add_sign_in_first"),
                text: writing.text(Words("add_sign_in_first_text")))
        }
        Fact(
            icon: "mappin.and.ellipse", title: Words("add_addresses"),
            text: found.addresses.joined(separator: "\n"))
    }
}

/// Something that a person may want to know, with its title.
struct Fact: View {
    let icon: String
    let title: Words
    let text: String

    var body: some View {
        HStack(alignment: .firstTextBaseline, spacing: 16) {
            Image(systemName: icon).foregroundStyle(.secondary).accessibilityHidden(true)
            VStack(alignment: .leading, spacing: 2) {
                Say(title).font(.headline)
                Text(text).font(.subheadline).foregroundStyle(.secondary)
            }
        }
        .accessibilityElement(children: .combine)
    }
}
