/// Test ids of the list of customers, the same as on Android.
public enum CustomersTags {
    public static let list = "customers-list"
    public static let row = "customers-row"
    public static let add = "customers-add"
    public static let search = "customers-search"
    public static let clear = "customers-clear"
    public static let nobody = "customers-nobody"
    public static let otpOff = "customers-otp-off"
    public static let group = "customers-group"
    public static let edit = "customers-edit"
    public static let remove = "customers-remove"

    /// The choice that filters by a stay.
    public static func stay(_ choice: StayChoice?) -> String { "customers-stay-\(choice?.rawValue ?? "any")" }
}
