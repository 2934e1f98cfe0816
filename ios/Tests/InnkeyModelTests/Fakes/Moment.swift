import Foundation

/// `moment("2026-08-10T08:00:00Z")`
func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }
