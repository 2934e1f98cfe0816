import InnkeyModel
import SwiftUI

/// A text of the catalog, in the language that the app speaks now.
struct Say: View {
    @Environment(\.writing) private var writing
    private let words: Words

    init(_ words: Words) { self.words = words }

    var body: some View { Text(writing.text(words)) }
}

/// A text of the catalog beside a picture that says the same, so that VoiceOver is silent about it.
struct SayWithIcon: View {
    @Environment(\.writing) private var writing
    private let words: Words
    private let icon: String

    /// - Parameter icon: a symbol of the system.
    init(_ words: Words, icon: String) { (self.words, self.icon) = (words, icon) }

    var body: some View { Label(writing.text(words), systemImage: icon) }
}
