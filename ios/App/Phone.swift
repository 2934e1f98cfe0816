import Foundation
import InnkeyModel
import InnkeyPhone
import InnkeyUI
import SwiftUI
import UIKit
import UserNotifications

/// Everything that the screens need, put together once: the core, and this phone.
@MainActor
final class Phone {
    let services: Services
    let hands: Hands
    let asked: Asked
    private let keeper: DownloadKeeper
    /// The notification centre does not keep it alive.
    private let taps: NotificationTaps

    init() {
        let own = URL.applicationSupportDirectory.appending(path: "innkey", directoryHint: .isDirectory)
        let shared = URL.cachesDirectory.appending(path: "shared", directoryHint: .isDirectory)
        let secrets = KeychainSecrets()
        secrets.forgetIfNew(folder: own)
        let core = Core.ofPhone(own, secrets)
        let preferences = Preferences(UserDefaults.standard)
        let connection = PhoneConnection()
        let camera = PhoneCamera()
        let asked = Asked()

        let keeper = DownloadKeeper(
            store: UserDefaults.standard, time: PhoneBackgroundTime(),
            notices: PhoneNotices(writing: { .spoken(preferences) }))
        let downloads = Downloads(
            core: { try await core.engine() }, connection: connection, background: keeper)
        let lock = AppLock(
            LockStore(choices: UserDefaults.standard, secrets: secrets, hash: Pbkdf2.hash), now: { .ofPhone })
        services = Services(
            core: core, clock: .ofPhone, preferences: preferences, storage: Storage([own, shared]),
            connection: connection, downloads: downloads, camera: camera, pictures: PhonePictures(),
            shared: SharedPictures(shared), nearby: BonjourNearby(), outside: PhoneOutside(store: nil),
            lock: lock, biometrics: FaceOrFinger(writing: { .spoken(preferences) }), device: UIDevice.current.model)
        hands = .ofPhone(camera)
        self.keeper = keeper
        self.asked = asked
        taps = NotificationTaps(
            onCommand: { keeper.obey($0, $1) }, onOpen: { asked.route = $0 })
        UNUserNotificationCenter.current().delegate = taps
        watch(lock)
    }

    /// The lock hears when the app leaves and comes back, before the system draws it.
    private func watch(_ lock: AppLock) {
        let centre = NotificationCenter.default
        centre.addObserver(forName: UIApplication.didEnterBackgroundNotification, object: nil, queue: .main) { _ in
            MainActor.assumeIsolated { lock.leave() }
        }
        centre.addObserver(forName: UIApplication.willEnterForegroundNotification, object: nil, queue: .main) { _ in
            MainActor.assumeIsolated { lock.comeBack() }
        }
    }

    /// For as long as the app runs.
    func run() async {
        keeper.goOn()
        await services.shared.tidy()
    }

    /// The app is seen again.
    func seen() { keeper.goOn() }

    /// The system gives the app some time to go on with what was under way.
    func goOnInBackground() async {
        keeper.goOn()
        for await states in services.downloads.states() where !states.values.contains(where: \.phase.isActive) { break }
    }
}

extension Hands {
    /// What this phone can do.
    @MainActor
    fileprivate static func ofPhone(_ camera: PhoneCamera) -> Hands {
        let (loader, display, cover, photos) = (PictureLoader(), Display(), Cover(), PhotoPicker())
        var hands = Hands()
        hands.loadPicture = { await loader.load($0, $1) }
        hands.makeBright = { display.bright($0) }
        hands.hidePicture = { cover.isWanted = $0 }
        hands.cameraPreview = { AnyView(CameraPreview(camera)) }
        hands.pickPhoto = { await photos.pick() }
        hands.share = { await ShareSheet.share(text: $0, files: $1) }
        hands.putShareAway = { ShareSheet.putAway() }
        hands.copy = { Clipboard.copy($0) }
        hands.openSettings = { PhoneOutside.openSettings() }
        return hands
    }
}
