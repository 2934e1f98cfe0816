import Foundation

/// A place in a frame or on the screen.
public struct Spot: Sendable, Hashable {
    public let x: Double
    public let y: Double

    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// Where a place in a frame is on the screen: the frame is turned upright, then fills the view and is cut where it is
/// too large.
///
/// - Parameters:
///   - width: the frame's, as it came from the camera.
///   - view: the size of what it fills.
public func onScreen(_ spot: Spot, width: Int, height: Int, turn: Turn, view: CGSize) -> CGPoint {
    let upright = upright(width: width, height: height, turn: turn)
    let turned =
        switch turn.degrees {
        case 90: Spot(Double(height) - spot.y, spot.x)
        case 180: Spot(Double(width) - spot.x, Double(height) - spot.y)
        case 270: Spot(spot.y, Double(width) - spot.x)
        default: spot
        }
    let x = turn.mirrored ? upright.width - turned.x : turned.x
    let scale = max(view.width / upright.width, view.height / upright.height)
    return CGPoint(
        x: (x - upright.width / 2) * scale + view.width / 2,
        y: (turned.y - upright.height / 2) * scale + view.height / 2)
}

/// A frame's size when it is upright.
public func upright(width: Int, height: Int, turn: Turn) -> CGSize {
    turn.degrees % 180 == 0 ? CGSize(width: width, height: height) : CGSize(width: height, height: width)
}
