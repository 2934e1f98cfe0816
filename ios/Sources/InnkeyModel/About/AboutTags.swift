/// Test ids of what the app is, the same as on Android.
public enum AboutTags {
    public static let list = "about-list"
    public static let core = "about-core"
    public static let size = "about-size"
    public static let tidy = "about-tidy"
    public static let tidied = "about-tidied"
}
