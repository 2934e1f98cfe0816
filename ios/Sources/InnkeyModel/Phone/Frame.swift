import Foundation

/// A picture as a plane of brightness: 8 bits a pixel, 0 is black.
public struct Frame: Sendable, Hashable {
    public let luma: Data
    public let width: Int
    public let height: Int
    /// Bytes from row to row.
    public let stride: Int
    public let turn: Turn

    public init(luma: Data, width: Int, height: Int, stride: Int, turn: Turn = .none) {
        (self.luma, self.width, self.height, self.stride, self.turn) = (luma, width, height, stride, turn)
    }
}

/// How a frame is brought upright on the display.
public struct Turn: Sendable, Hashable {
    /// Clockwise: 0, 90, 180 or 270.
    public let degrees: Int
    /// Whether the preview then shows left as right, as the cameras do that face a person.
    public let mirrored: Bool

    public init(degrees: Int, mirrored: Bool) { (self.degrees, self.mirrored) = (degrees, mirrored) }

    /// It lies as it is.
    public static let none = Turn(degrees: 0, mirrored: false)
}
