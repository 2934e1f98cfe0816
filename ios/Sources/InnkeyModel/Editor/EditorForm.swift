import Foundation

/// What a host has filled in. All but the password, so that it may be kept when the system ends the app.
public struct EditorForm: Sendable, Codable, Equatable {
    public var name: String
    public var contact: String
    /// A tag such as `de`; empty: the project's.
    public var language: String
    public var note: String
    public var from: Date?
    public var until: Date?
    public var group: String?
    public var sight: GuestSight
    /// Functions and pages that count with ``GuestSight/chosen``; kept while something else is tried.
    public var ids: Set<String>
    public var enabled: Bool
    public var ownLogin: Bool
    public var signIn: WayIn
    public var user: String
}

/// Where it is said what a guest sees.
public enum GuestSight: String, Sendable, Codable, CaseIterable {
    /// In the group; without one it is everything.
    case group
    case everything
    case chosen
}

/// How a guest gets in. For a customer who is saved already only ``login`` or not is of interest.
public enum WayIn: String, Sendable, Codable, CaseIterable { case code, later, login }

/// What the form consists of, as two people can change it apart from each other.
public enum EditorField: Sendable, CaseIterable {
    case name, contact, language, from, until, group, sight, login, ownLogin, note, enabled
}

extension EditorForm {
    /// This form with one field as `other` has it.
    func with(_ field: EditorField, of other: EditorForm) -> EditorForm {
        var form = self
        switch field {
        case .name: form.name = other.name
        case .contact: form.contact = other.contact
        case .language: form.language = other.language
        case .from: form.from = other.from
        case .until: form.until = other.until
        case .group: form.group = other.group
        case .sight: (form.sight, form.ids) = (other.sight, other.ids)
        case .login: (form.signIn, form.user) = (other.signIn, other.user)
        case .ownLogin: form.ownLogin = other.ownLogin
        case .note: form.note = other.note
        case .enabled: form.enabled = other.enabled
        }
        return form
    }

    func differs(_ field: EditorField, from other: EditorForm) -> Bool {
        // What is ticked counts only while it is what decides.
        if field == .sight { return sight != other.sight || (sight == .chosen && ids != other.ids) }
        return with(field, of: other) != self
    }

    /// What differs from `other`.
    func changes(since other: EditorForm) -> [EditorField] {
        EditorField.allCases.filter { differs($0, from: other) }
    }
}
