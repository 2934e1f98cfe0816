/// What ended a sign-in.
public enum Farewell: String, Sendable, Codable {
    case stayOver
    case signedOut
    case switchedOff

    public var title: Words {
        switch self {
        case .stayOver: Words("project_ended_stay_title")
        case .signedOut: Words("project_ended_session_title")
        case .switchedOff: Words("project_ended_disabled_title")
        }
    }

    public var text: Words {
        switch self {
        case .stayOver: Words("project_ended_stay_text")
        case .signedOut: Words("project_ended_session_text")
        case .switchedOff: Words("project_ended_disabled_text")
        }
    }
}
