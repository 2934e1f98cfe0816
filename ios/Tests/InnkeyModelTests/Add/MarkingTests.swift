import Foundation
import InnkeyModel
import Testing

/// A frame of 400 × 300 in a view; its top left corner is at 0, 0.
struct MarkingTests {
    private func shown(_ x: Double, _ y: Double, _ degrees: Int, mirrored: Bool = false, in view: CGSize) -> CGPoint {
        onScreen(
            Spot(x, y), width: 400, height: 300, turn: Turn(degrees: degrees, mirrored: mirrored), view: view)
    }

    private let high = CGSize(width: 300, height: 400)

    @Test func uprightAndOfTheSameShapeItIsOnlyScaled() {
        #expect(shown(10, 20, 0, in: CGSize(width: 800, height: 600)) == CGPoint(x: 20, y: 40))
    }

    @Test func aQuarterTurnBringsTheTopLeftCornerToTheTopRight() {
        #expect(shown(0, 0, 90, in: high) == CGPoint(x: 300, y: 0))
        #expect(shown(400, 0, 90, in: high) == CGPoint(x: 300, y: 400))
        #expect(shown(0, 0, 180, in: CGSize(width: 400, height: 300)) == CGPoint(x: 400, y: 300))
        #expect(shown(0, 0, 270, in: high) == CGPoint(x: 0, y: 400))
    }

    @Test func aCameraThatFacesAPersonIsShownAsAMirror() {
        let wide = CGSize(width: 400, height: 300)
        #expect(shown(10, 20, 0, mirrored: true, in: wide) == CGPoint(x: 390, y: 20))
        #expect(shown(0, 0, 90, mirrored: true, in: high) == CGPoint(x: 0, y: 0))
    }

    @Test func whatDoesNotFitIsCutOnBothSidesAlike() {
        let higher = CGSize(width: 300, height: 800)
        // Twice as large, 600 wide, of which the 300 in the middle are seen.
        #expect(shown(200, 150, 90, in: higher) == CGPoint(x: 150, y: 400))
        #expect(shown(0, 0, 90, in: higher) == CGPoint(x: 450, y: 0))
        #expect(shown(0, 300, 90, in: higher) == CGPoint(x: -150, y: 0))
    }
}
