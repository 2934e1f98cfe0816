/// Test ids of the screen before a locked project, the same as on Android.
public enum LockTags {
    public static let biometrics = "lock-biometrics"
    public static let forgot = "lock-forgot"
}

/// Test ids of setting the lock up, the same as on Android.
public enum LockSetupTags {
    public static let set = "lock-set"
    public static let change = "lock-change"
    public static let turnOff = "lock-turn-off"
    public static let biometrics = "lock-setup-biometrics"
    public static let cancel = "lock-cancel"
}

/// Test ids of the keys for a PIN, the same as on Android.
public enum PadTags {
    public static let typed = "pad-typed"
    public static let complaint = "pad-complaint"
    public static let erase = "pad-erase"
    public static let ok = "pad-ok"

    public static func digit(_ digit: Int) -> String { "pad-\(digit)" }
}
