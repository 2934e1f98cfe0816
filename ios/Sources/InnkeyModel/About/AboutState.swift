/// What the app is and keeps.
public struct AboutState: Sendable, Equatable {
    /// The app's version.
    public var app: String
    /// The core's version; `nil` until the core is open.
    public var core: String?
    /// How much the app keeps on this phone; `nil` until it was counted.
    public var bytes: Int64?
    /// `nil` if nobody has asked for it yet.
    public var tidying: Tidying?
    /// What failed last.
    public var problem: Problem?

    public init(app: String, core: String?, bytes: Int64?, tidying: Tidying?, problem: Problem?) {
        self.app = app
        self.core = core
        self.bytes = bytes
        self.tidying = tidying
        self.problem = problem
    }
}

/// How far the tidying up is.
public enum Tidying: Sendable, Hashable {
    case running
    /// - Parameter freed: bytes that are free again.
    case done(freed: Int64)
}

extension AboutState {
    /// How much the app keeps, in words.
    public func size(_ writing: Writing) -> String {
        guard let bytes else { return writing.text(Words("about_counting")) }
        return writing.text(Words("about_size", .text(InnkeyModel.bytes(bytes, writing.locale))))
    }

    /// What tidying up does, or has done.
    public func tidied(_ writing: Writing) -> String {
        switch tidying {
        case nil, .running: writing.text(Words("about_tidy_text"))
        case .done(freed: 0): writing.text(Words("about_tidied_nothing"))
        case .done(let freed):
            writing.text(Words("about_tidied", .text(InnkeyModel.bytes(freed, writing.locale))))
        }
    }
}
