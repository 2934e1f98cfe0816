/// A PIN that is being entered.
public struct PadState: Sendable, Equatable {
    /// How many digits; which is nobody's business.
    public var typed: Int
    /// Whether it is being looked at.
    public var busy: Bool
    public var complaint: PadComplaint?
    /// When the next try is allowed, in the phone's time, see ``PhoneClock``; `nil`: now.
    public var waitUntil: Duration?

    public init(typed: Int, busy: Bool, complaint: PadComplaint?, waitUntil: Duration?) {
        (self.typed, self.busy, self.complaint, self.waitUntil) = (typed, busy, complaint, waitUntil)
    }
}

/// Why the last PIN was not taken.
public enum PadComplaint: Sendable, Hashable {
    /// - Parameter free: how many more tries there are before one has to wait.
    case wrong(free: Int)
    /// The keychain has lost the PIN.
    case lost
    /// The new PIN was entered twice, differently.
    case different

    public var words: Words {
        switch self {
        case .wrong(let free): Words("lock_wrong", .number(free))
        case .lost: Words("lock_lost")
        case .different: Words("lock_different")
        }
    }
}

/// A locked project.
public struct LockState: Sendable, Equatable {
    /// The project's; `nil` until it is read.
    public var name: String?
    public var pad: PadState
    /// What may take the place of the PIN.
    public var biometrics: BiometricKind?
    /// Whether the person is asked if the project is to be removed.
    public var forgetting: Bool
    /// Whether it is being removed.
    public var removing: Bool
    public var problem: Problem?

    public init(
        name: String?, pad: PadState, biometrics: BiometricKind?, forgetting: Bool, removing: Bool, problem: Problem?
    ) {
        self.name = name
        self.pad = pad
        self.biometrics = biometrics
        self.forgetting = forgetting
        self.removing = removing
        self.problem = problem
    }
}

/// Where a person is while setting the lock up.
public enum SetupStage: Sendable, Hashable { case off, on, current, new, `repeat` }

/// The lock of a project, set up.
public struct LockSetupState: Sendable, Equatable {
    public var stage: SetupStage
    public var pad: PadState
    /// Whether a finger or face may take the place of the PIN.
    public var biometrics: Bool
    public var problem: Problem?

    public init(stage: SetupStage, pad: PadState, biometrics: Bool, problem: Problem?) {
        (self.stage, self.pad, self.biometrics, self.problem) = (stage, pad, biometrics, problem)
    }
}
