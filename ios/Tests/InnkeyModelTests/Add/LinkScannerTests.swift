import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct LinkScannerTests {
    private let camera = FakeCamera()

    /// Looks until as many frames were told as are wanted.
    private func codes(_ scanner: LinkScanner, _ frames: [Frame], wanted: Int) async throws -> [[SeenCode]] {
        let looking = Task {
            var all: [[SeenCode]] = []
            return await scanner.look { sight -> [[SeenCode]]? in
                if case .codes(_, let codes) = sight { all.append(codes) }
                return all.count == wanted ? all : nil
            }
        }
        try await eventually("the camera does not run") { camera.running }
        for frame in frames { camera.see(frame: frame) }
        return try #require(await looking.value)
    }

    @Test func aFramesMemoryReachesTheCoresScannerAsItIs() async throws {
        let plane = Frame(luma: Data(count: 700 * 480), width: 640, height: 480, stride: 700)
        let read = Guarded<[Frame]>([])
        let scanner = LinkScanner(camera: camera, pictures: OnePicture(picture: nil)) { frame in
            read { $0.append(frame) }
            return []
        }
        _ = try await codes(scanner, [plane], wanted: 1)
        let seen = try #require(read { $0 }.first)
        #expect(seen == plane)
        let places = [plane, seen].map { frame in frame.luma.withUnsafeBytes { $0.baseAddress } }
        #expect(places[0] == places[1])
    }

    @Test func aFrameThatCannotBeReadIsOneWithoutCodes() async throws {
        let scanner = LinkScanner(camera: camera, pictures: OnePicture(picture: nil)) { _ in
            throw InnkeyError.Invalid(next: .correct, detail: "")
        }
        #expect(try await codes(scanner, [blank], wanted: 1).map(\.count) == [0])
    }

    @Test func ofFramesWithoutCodesOnlyTheFirstOfARowIsTold() async throws {
        let scanner = LinkScanner(camera: camera, pictures: OnePicture(picture: nil))
        let code = try aFrame("https://example.org")
        let told = try await codes(scanner, [blank, blank, code, code, blank, blank, code], wanted: 5)
        #expect(told.map(\.count) == [0, 1, 1, 0, 1])
    }

    @Test func cornersLieWhereTheCodeIs() async throws {
        let picture = try aFrame("https://example.org")
        let scanner = LinkScanner(camera: camera, pictures: OnePicture(picture: nil))
        let code = try #require(try await codes(scanner, [picture], wanted: 1).first?.first)
        #expect(code.link == nil)
        let (near, far) = (16.0, Double(picture.width) - 16)
        let drawn = [Spot(near, near), Spot(far, near), Spot(far, far), Spot(near, far)]
        #expect(code.corners.count == 4)
        for (seen, drawn) in zip(code.corners, drawn) {
            #expect(abs(seen.x - drawn.x) < 4 && abs(seen.y - drawn.y) < 4)
        }
    }

    @Test func whenNobodyLooksAnyMoreTheCameraIsFree() async throws {
        let scanner = LinkScanner(camera: camera, pictures: OnePicture(picture: nil))
        let looking = Task { await scanner.look { _ -> Bool? in nil } }
        try await eventually("the camera does not run") { camera.running }
        looking.cancel()
        #expect(await looking.value == nil)
        try await eventually("the camera runs on") { !camera.running }
    }
}
