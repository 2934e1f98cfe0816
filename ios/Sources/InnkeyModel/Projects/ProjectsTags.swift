/// Test ids of the list of projects, the same as on Android.
public enum ProjectsTags {
    public static let list = "projects-list"
    public static let card = "projects-card"
    public static let add = "projects-add"
    public static let about = "projects-about"
    public static let remove = "projects-remove"
}
