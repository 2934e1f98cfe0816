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
                option(Words("settings_as_phone"), SettingsTags.language, "system").tag(Language?.none)
                ForEach(Language.allCases, id: \.self) { language in
                    option(language.title, SettingsTags.language, "\(language)").tag(Language?.some(language))
                }
            }
            .accessibilityIdentifier(SettingsTags.language)
            Picker(writing.text(Words("settings_theme")), selection: .of(choices.theme, events.onTheme)) {
                ForEach(Theme.allCases, id: \.self) { theme in
                    option(theme.title, SettingsTags.theme, "\(theme)").tag(theme)
                }
            }
            .accessibilityIdentifier(SettingsTags.theme)
        } header: {
            Say(Words("settings_app"))
        }
        .pickerStyle(.menu)
    }

    /// - Parameter name: as Android names it.
    private func option(_ words: Words, _ tag: String, _ name: String) -> some View {
        Say(words).accessibilityIdentifier("\(tag)-\(name)")
    }
}
