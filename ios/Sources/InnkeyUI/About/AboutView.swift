import InnkeyModel
import SwiftUI

/// What the app is.
struct AboutRoute: View {
    @State private var model: AboutModel

    init(_ services: Services) {
        let version = Bundle.main.object(forInfoDictionaryKey: "CFBundleShortVersionString") as? String
        _model = State(initialValue: services.about(app: version ?? ""))
    }

    var body: some View {
        AboutView(
            state: model.state, events: AboutEvents(onTidy: { model.tidy() }, onTryAgain: { model.load() })
        )
        .task { await model.run() }
    }
}

/// What a person can do here.
struct AboutEvents {
    let onTidy: @MainActor () -> Void
    let onTryAgain: @MainActor () -> Void
}

/// What the app is, what it keeps on this phone, and what it is made of.
struct AboutView: View {
    @Environment(\.writing) private var writing
    let state: AboutState
    let events: AboutEvents

    var body: some View {
        List {
            head
            if let problem = state.problem { ProblemBanner(problem: problem) { _ in events.onTryAgain() } }
            Section {
                SayWithIcon(Words("about_kept_projects"), icon: "house")
                SayWithIcon(Words("about_kept_sign_ins"), icon: "key")
                SayWithIcon(Words("about_kept_choices"), icon: "gearshape")
                SayWithIcon(Words("about_kept_reports"), icon: "exclamationmark.circle")
                SayWithIcon(Words("about_kept_nothing"), icon: "eye.slash")
            } header: {
                Say(Words("about_kept"))
            }
            tidying
            Section {
                ForEach(Part.all) { part in
                    VStack(alignment: .leading, spacing: 2) {
                        Text(part.name)
                        Text(part.licence).font(.subheadline).foregroundStyle(.secondary)
                    }
                    .accessibilityElement(children: .combine)
                }
            } header: {
                Say(Words("about_licences"))
            } footer: {
                Say(Words("about_licences_rest"))
            }
        }
        .navigationTitle(writing.text(Words("about_title")))
        .navigationBarTitleDisplayMode(.inline)
        .accessibilityIdentifier(AboutTags.list)
    }

    private var head: some View {
        VStack(alignment: .leading, spacing: 2) {
            Say(Words("app_name")).font(.title).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
            Say(Words("about_version", .text(state.app)))
            if let core = state.core {
                Say(Words("about_core", .text(core))).foregroundStyle(.secondary).accessibilityIdentifier(
                    AboutTags.core)
            }
        }
        .listRowBackground(Color.clear)
    }

    private var tidying: some View {
        Section {
            Text(state.size(writing)).font(.headline).accessibilityIdentifier(AboutTags.size)
            TextButton(state.tidying == .running ? Words("about_tidying") : Words("about_tidy"), action: events.onTidy)
                .disabled(state.tidying == .running)
                .accessibilityIdentifier(AboutTags.tidy)
        } footer: {
            Text(state.tidied(writing)).accessibilityIdentifier(AboutTags.tidied).announced(state.tidied(writing))
        }
    }
}
