import Foundation
import XCTest

/// The app on one person's phone. There is one simulator, so one phone at a time: whoever takes it into the hand after
/// somebody else finds the app empty, see `App/Launch.swift`.
@MainActor
final class Phone {
    let app = XCUIApplication()
    /// What is held before this phone's camera.
    let camera = PictureCamera()
    private let id = UUID().uuidString
    private let look: Look
    private var cameraAllowed = false

    init(_ look: Look = Look()) { self.look = look }

    /// Takes it into the hand: the app is started, and shows the projects.
    func open() { start(comesBack: false) }

    /// The person has allowed the app the camera; holds from the next start.
    func allowCamera() { cameraAllowed = true }

    /// Another app hands a link over, and this one comes to the front.
    func receives(_ link: String) throws {
        guard let url = URL(string: link) else { throw Stage.Refused(why: "no link: \(link)") }
        app.open(url)
    }

    /// The app is ended.
    func putAway() { app.terminate() }

    /// Something else is done with the phone for a while, and the person comes back.
    func leaveFor(seconds: TimeInterval) throws {
        leave()
        // How long it is away is what is tested: there is nothing to wait for but the time.
        let end = Date.now.addingTimeInterval(seconds)
        while Date.now < end { RunLoop.current.run(until: end) }
        app.activate()
    }

    /// The system ends the app while it is in the background, and the person comes back.
    func dieAndComeBack() {
        leave()
        app.terminate()
        start(comesBack: true)
    }

    /// Turned by a quarter, and back.
    func turn() {
        XCUIDevice.shared.orientation = .landscapeLeft
        XCUIDevice.shared.orientation = .portrait
    }

    /// The system's own way back.
    func back() { app.navigationBars.buttons.element(boundBy: 0).tap() }

    private func start(comesBack: Bool) {
        app.launchArguments = look.arguments
        app.launchEnvironment["INNKEY_TEST_PHONE"] = id
        app.launchEnvironment["INNKEY_TEST_CAMERA"] = camera.file.path
        app.launchEnvironment["INNKEY_TEST_CAMERA_ALLOWED"] = cameraAllowed ? "yes" : nil
        app.launchEnvironment["INNKEY_TEST_COMES_BACK"] = comesBack ? "yes" : nil
        app.launch()
    }

    private func leave() {
        XCUIDevice.shared.press(.home)
        _ = app.wait(for: .runningBackgroundSuspended, timeout: 5)
    }
}

/// What the app takes for its camera: a file with a picture, as long as there is one. Simulators let each other's apps read it.
final class PictureCamera {
    let file = FileManager.default.temporaryDirectory.appending(path: "camera-\(UUID().uuidString).png")

    /// Holds a picture before it.
    func see(_ png: Data) throws { try png.write(to: file, options: .atomic) }

    deinit { try? FileManager.default.removeItem(at: file) }
}
