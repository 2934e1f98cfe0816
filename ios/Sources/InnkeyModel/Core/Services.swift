/// What the screens' models need of the phone and of Innkey's core. Each screen's folder has the making of its model as
/// an extension of this.
@MainActor
public struct Services {
    public let core: Core
    public let clock: PhoneClock
    public let preferences: Preferences
    public let storage: Storage
    public let connection: any Connection
    public let downloads: Downloads
    /// UI tests put another in its place.
    public var camera: any Camera
    public let pictures: any Pictures
    public let shared: SharedPictures
    public let nearby: any Nearby
    public let outside: any Outside
    public let lock: AppLock
    public let biometrics: any Biometrics
    /// What this phone is called in a host's list, e.g. "iPhone": the system tells an app no more.
    public let device: String

    public init(
        core: Core, clock: PhoneClock, preferences: Preferences, storage: Storage, connection: any Connection,
        downloads: Downloads, camera: any Camera, pictures: any Pictures, shared: SharedPictures, nearby: any Nearby,
        outside: any Outside, lock: AppLock, biometrics: any Biometrics, device: String
    ) {
        self.core = core
        self.clock = clock
        self.preferences = preferences
        self.storage = storage
        self.connection = connection
        self.downloads = downloads
        self.camera = camera
        self.pictures = pictures
        self.shared = shared
        self.nearby = nearby
        self.outside = outside
        self.lock = lock
        self.biometrics = biometrics
        self.device = device
    }
}
