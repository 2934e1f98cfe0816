/// What went well in the settings, told where it was started.
public enum Done: Sendable, Hashable {
    case loginSaved
    /// - Parameter freed: bytes that are free again.
    case tidied(freed: Int64)

    public var part: SettingsPart {
        switch self {
        case .loginSaved: .account
        case .tidied: .storage
        }
    }

    public func text(_ writing: Writing) -> String {
        switch self {
        case .loginSaved: writing.text(Words("settings_login_saved"))
        case .tidied(freed: 0): writing.text(Words("settings_tidied_nothing"))
        case .tidied(let freed): writing.text(Words("settings_tidied", .text(bytes(freed, writing.locale))))
        }
    }
}
