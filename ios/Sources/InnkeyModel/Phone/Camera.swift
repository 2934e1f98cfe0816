/// The camera that looks for codes. Tests and simulators put one in its place that plays pictures.
@MainActor
public protocol Camera: AnyObject {
    /// Whether there is any; quick. If not, nobody need be asked for the right to use it.
    var exists: Bool { get }

    /// Whether the app may use it, as things stand now: a person may change that in the phone's settings.
    var permission: CameraPermission { get }

    /// Has the system ask for the right to use it, which it does only once; gives what came of it.
    func askForPermission() async -> CameraPermission

    /// Looks for as long as the stream is read; then the camera is free for others. Ends with ``CameraState/failed(_:)``.
    ///
    /// - Parameter onFrame: gets the newest frame off the main actor, and the next one only when it has returned.
    func look(onFrame: @escaping @Sendable (Frame) -> Void) -> AsyncStream<CameraState>

    /// What a person sets while it looks.
    func control(_ control: CameraControl)
}

/// Whether the app may use the camera.
public enum CameraPermission: Sendable, Hashable, CaseIterable {
    case notAsked
    case allowed
    /// A person said no; only the phone's settings help.
    case refused
    /// Screen Time, or whoever manages the phone, has switched it off.
    case forbidden
}

/// What a person sets while the camera looks.
public struct CameraControl: Sendable, Hashable {
    public var torch: Bool
    public var zoom: Double

    public init(torch: Bool, zoom: Double) { (self.torch, self.zoom) = (torch, zoom) }
}

/// How it is with the camera.
public enum CameraState: Sendable, Hashable {
    /// - Parameter lens: what will be looked through; `nil` while that is not known yet.
    case starting(Lens?)
    case looking(Lens)
    case failed(CameraFailure)
}

/// A camera's abilities.
public struct Lens: Sendable, Hashable {
    /// Of its frames and of its preview, as the sensor lies.
    public let width: Int
    public let height: Int
    /// How that is brought upright on the display.
    public let turn: Turn
    /// Whether it has a light.
    public let torch: Bool
    /// The most that it can zoom; 1: not at all.
    public let zoom: Double

    public init(width: Int, height: Int, turn: Turn, torch: Bool, zoom: Double) {
        (self.width, self.height, self.turn, self.torch, self.zoom) = (width, height, turn, torch, zoom)
    }
}

/// Why there is no picture.
public enum CameraFailure: Sendable, Hashable, CaseIterable {
    /// This phone has no camera.
    case none
    /// Another app has it.
    case inUse
    /// Whoever manages the phone has switched it off.
    case forbidden
    /// The app may not use it.
    case notAllowed
    /// It does not work.
    case broken
}
