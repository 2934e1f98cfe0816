/// What is seen where the camera's picture belongs.
public enum Viewfinder: Sendable, Equatable {
    /// Nobody knows yet whether the camera may be used.
    case unknown
    /// A person is told what the camera is for, and then asked.
    case asking
    /// They said no: only the phone's settings help, for the system asks once.
    case refused
    /// The camera looks, or is about to.
    case live(Live)
    case failed(CameraFailure)

    public struct Live: Sendable, Equatable {
        /// `nil` until it is known.
        public var lens: Lens?
        /// Whether there is a picture.
        public var running: Bool
        /// The codes that are seen.
        public var marks: Marks?
        public var notice: ScanNotice?
        public var torch: Bool
        public var zoom: Double

        public init(lens: Lens?, running: Bool, marks: Marks?, notice: ScanNotice?, torch: Bool, zoom: Double) {
            self.lens = lens
            self.running = running
            self.marks = marks
            self.notice = notice
            self.torch = torch
            self.zoom = zoom
        }
    }

    /// While the camera looks, or is about to.
    public var live: Live? {
        if case .live(let live) = self { live } else { nil }
    }

    /// Whether a code that leads to a project was just seen: worth a tap that the hand feels.
    public var hit: Bool { live?.marks?.good == true }
}

/// Why a code that is seen does not help; shown for a moment.
public enum ScanNotice: Sendable, Hashable, CaseIterable {
    /// It is not Innkey's.
    case foreign
    /// It is Innkey's, but damaged, or made by a newer Innkey.
    case damaged
}

/// Codes in a frame.
public struct Marks: Sendable, Equatable {
    /// The frame's, as it came from the camera.
    public let width: Int
    public let height: Int
    public let turn: Turn
    /// The four corners of each, in the frame's pixels.
    public let codes: [[Spot]]
    /// Whether one of them leads to a project.
    public let good: Bool

    public init(width: Int, height: Int, turn: Turn, codes: [[Spot]], good: Bool) {
        (self.width, self.height, self.turn, self.codes, self.good) = (width, height, turn, codes, good)
    }
}
