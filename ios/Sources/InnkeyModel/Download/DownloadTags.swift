/// Test ids of a download, the same as on Android.
public enum DownloadTags {
    public static let screen = "download"
    public static let status = "download-status"
    public static let amount = "download-amount"
    public static let pause = "download-pause"
    public static let goOn = "download-goOn"
    public static let cancel = "download-cancel"
    public static let mobile = "download-mobile"
    public static let wifi = "download-wifi"
    public static let step = "download-step"
}
