import SwiftUI

/// What the views have the phone do, of which SwiftUI knows nothing. The app gives the real ones; previews have none.
public struct Hands: Sendable {
    /// Reads a picture's file, no more pixels than are shown.
    public var loadPicture: @Sendable (_ file: String, _ width: Double) async -> Image? = { _, _ in nil }
    /// Makes the display as bright as it gets and keeps it on, or as it was.
    public var makeBright: @MainActor @Sendable (Bool) -> Void = { _ in }
    /// Whether the app is covered as soon as the system may take a picture of it for the list of recent apps.
    public var hidePicture: @MainActor @Sendable (Bool) -> Void = { _ in }
    /// What the camera sees, while the model looks through it.
    public var cameraPreview: @MainActor @Sendable () -> AnyView = { AnyView(EmptyView()) }
    /// Has a person choose a photo; gives its address.
    public var pickPhoto: @MainActor @Sendable () async -> String? = { nil }
    /// Hands a message and pictures to another app; whether one has taken them.
    public var share: @MainActor @Sendable (_ text: String?, _ files: [URL]) async -> Bool = { _, _ in false }
    /// Takes away what ``share`` has opened.
    public var putShareAway: @MainActor @Sendable () -> Void = {}
    /// Puts a text into the clipboard, on this phone only, and for some minutes.
    public var copy: @MainActor @Sendable (String) -> Void = { _ in }
    /// The app's page in the phone's settings.
    public var openSettings: @MainActor @Sendable () -> Void = {}

    public init() {}
}

extension EnvironmentValues {
    public var hands: Hands {
        get { self[HandsKey.self] }
        set { self[HandsKey.self] = newValue }
    }
}

private struct HandsKey: EnvironmentKey { static let defaultValue = Hands() }
