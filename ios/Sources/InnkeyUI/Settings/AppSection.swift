import InnkeyModel
import SwiftUI

/// How the app speaks and looks, for all projects.
struct AppSection: View {
    @Environment(\.writing) private var writing
    let choices: AppChoices
    let events: AppEvents

    var body: some View {
        Section {
            Picker(
                writing.text(Words("settings_language")), selection: .of(choices.language, events.onLanguage)
            ) {
                Text(writing.text(Words("settings_as_phone"))).tag(Language?.none)
                ForEach(Language.allCases, id: \.self) { Text(writing.text($0.title)).tag(Language?.some($0)) }
            }
            .accessibilityIdentifier(SettingsTags.language)
            Picker(writing.text(Words("settings_theme")), selection: .of(choices.theme, events.onTheme)) {
                ForEach(Theme.allCases, id: \.self) { Text(writing.text($0.title)).tag($0) }
            }
            .accessibilityIdentifier(SettingsTags.theme)
        } header: {
            Say(Words("settings_app"))
        }
        .pickerStyle(.menu)
    }
}
