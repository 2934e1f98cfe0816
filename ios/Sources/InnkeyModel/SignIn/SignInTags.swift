/// Test ids of the popup, the same as on Android.
public enum SignInTags {
    public static let popup = "signIn-popup"
    public static let modeToggle = "signIn-modeToggle"
    public static let code = "signIn-code"
    public static let scan = "signIn-scan"
    public static let name = "signIn-name"
    public static let user = "signIn-user"
    public static let password = "signIn-password"
    public static let complaint = "signIn-complaint"
    public static let later = "signIn-later"
    public static let submit = "signIn-submit"
}
