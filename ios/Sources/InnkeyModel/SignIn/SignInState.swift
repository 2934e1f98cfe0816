/// The popup in which a person signs in.
public struct SignInState: Sendable, Equatable {
    /// What people call the building.
    public var project: String
    /// `nil` while it is found out what the project offers.
    public var method: SignInMethod?
    /// Whether there is more than one method.
    public var choice: Bool
    /// What ended the sign-in before.
    public var why: Farewell?
    /// Whether the server is being asked.
    public var working: Bool
    public var complaint: Complaint?
    /// When the server may be asked again, in the phone's time, see ``PhoneClock``.
    public var waitUntil: Duration?

    public init(
        project: String, method: SignInMethod?, choice: Bool, why: Farewell?, working: Bool, complaint: Complaint?,
        waitUntil: Duration?
    ) {
        self.project = project
        self.method = method
        self.choice = choice
        self.why = why
        self.working = working
        self.complaint = complaint
        self.waitUntil = waitUntil
    }
}

/// What is wrong, and beside which field it is said.
public struct Complaint: Sendable, Equatable {
    public let about: Field
    public let problem: Problem

    public init(_ about: Field, _ problem: Problem) { (self.about, self.problem) = (about, problem) }

    public enum Field: Sendable { case code, user, password, none }
}

/// What is typed. It is never written to the disk.
public struct SignInFields: Sendable, Equatable {
    /// Without a gap, see ``CodeInput``.
    public var code = ""
    public var name = ""
    public var user = ""
    public var password = ""
}
