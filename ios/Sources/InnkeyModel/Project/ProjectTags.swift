/// Test ids of an opened project, the same as on Android.
public enum ProjectTags {
    public static let function = "project-function"
    public static let page = "project-page"
    public static let tiles = "project-tiles"
    public static let tile = "project-tile"
    public static let settings = "project-settings"
    public static let signIn = "project-signIn"
    public static let update = "project-update"
}
