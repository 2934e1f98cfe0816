/// Test ids of a customer's own screen, the same as on Android.
public enum CustomerTags {
    public static let content = "customer-content"
    public static let edit = "customer-edit"
    public static let standing = "customer-standing"
    public static let code = "customer-code"
    public static let timeLeft = "customer-time-left"
    public static let qr = "customer-qr"
    public static let largeQr = "customer-large-qr"
    public static let withCode = "customer-with-code"
    public static let share = "customer-share"
    public static let renew = "customer-renew"
    public static let revoke = "customer-revoke"
    public static let dayMore = "customer-day-more"
    public static let until = "customer-until"
    public static let untilOk = "customer-until-ok"
    public static let device = "customer-device"
    public static let signOut = "customer-sign-out"
    public static let signOutAll = "customer-sign-out-all"
    public static let happening = "customer-happening"
    public static let moreHistory = "customer-more-history"
    public static let news = "customer-news"
    public static let removed = "customer-removed"

    /// A way to share.
    public static func share(_ shape: Shape) -> String { "customer-share-\(shape.rawValue)" }
}
