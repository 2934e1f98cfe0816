/// Test ids of what every screen may show, the same as on Android.
public enum PaneTags {
    public static let loading = "loading"
    public static let empty = "empty"
    public static let problem = "problem"
    public static let step = "problem-step"
    public static let banner = "banner"
}

/// Test ids of the question before something that cannot be undone.
public enum ConfirmTags {
    public static let confirm = "confirm"
    public static let cancel = "cancel"
}
