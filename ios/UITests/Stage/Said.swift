import Foundation
import InnkeyModel

/// What the app says; in English, if no other language is asked for.
func said(_ words: Words, _ language: Language = .english) -> String { words.text(in: language) }

/// What is always the same in a text, if its gaps are filled with nothing.
func constant(_ words: Words, _ language: Language = .english) -> String {
    said(words, language).trimmingCharacters(in: .whitespaces)
}
