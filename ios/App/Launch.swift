import Foundation
import InnkeyModel
import InnkeyPhone
import InnkeyUI
import SwiftUI

/// What UI tests start the app with. Builds for people know nothing of it.
///
/// - `INNKEY_TEST_PHONE`: whose phone this is; if it was somebody else's before, all that the app kept is gone.
/// - `INNKEY_TEST_COMES_BACK`: whether a person finds what they did before the system ended the app.
/// - `INNKEY_TEST_CAMERA`: a picture's file, in place of what the camera sees.
/// - `INNKEY_TEST_CAMERA_ALLOWED`: whether a person has allowed the camera before.
@MainActor
struct Launch {
    #if DEBUG
    private let camera: FileCamera?

    /// To be made before anything reads what the app keeps.
    init() {
        let given = ProcessInfo.processInfo.environment
        if let phone = given["INNKEY_TEST_PHONE"] {
            become(phone)
            if given["INNKEY_TEST_COMES_BACK"] == nil { forgetTheWindow() }
        }
        camera = given["INNKEY_TEST_CAMERA"].map {
            FileCamera(URL(filePath: $0), allowed: given["INNKEY_TEST_CAMERA_ALLOWED"] != nil)
        }
    }

    func services(_ services: Services) -> Services {
        guard let camera else { return services }
        var services = services
        services.camera = camera
        return services
    }

    func hands(_ hands: Hands) -> Hands {
        guard camera != nil else { return hands }
        var hands = hands
        hands.cameraPreview = { AnyView(Color.black) }
        return hands
    }
    #else
    init() {}

    func services(_ services: Services) -> Services { services }

    func hands(_ hands: Hands) -> Hands { hands }
    #endif
}

#if DEBUG
/// Keeps what there is, if it is the same phone's.
@MainActor
private func become(_ phone: String) {
    let (defaults, name) = (UserDefaults.standard, "test-phone")
    guard defaults.string(forKey: name) != phone else { return }
    // The keychain follows, see `KeychainSecrets.forgetIfNew`.
    let folders = [
        URL.applicationSupportDirectory.appending(path: "innkey"),
        URL.cachesDirectory.appending(path: "shared"),
    ]
    for folder in folders { try? FileManager.default.removeItem(at: folder) }
    if let domain = Bundle.main.bundleIdentifier { defaults.removePersistentDomain(forName: domain) }
    let choices: any PreferenceStore = defaults
    choices.set(phone, forKey: name)
}

/// Where a person was, which the system reads after this.
private func forgetTheWindow() {
    let kept = URL.libraryDirectory.appending(path: "Saved Application State")
    try? FileManager.default.removeItem(at: kept)
}
#endif
