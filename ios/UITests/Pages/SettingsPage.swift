import InnkeyModel
import XCTest

final class SettingsPage: Page {
    init(_ app: XCUIApplication) { super.init(app, SettingsTags.list) }

    func manageCustomers() throws { try click(SettingsTags.customers) }

    /// Guests are not offered what is for admins.
    func offersNoCustomers() throws { try disappears(SettingsTags.customers) }

    func isSignedInAs(_ name: String) throws { try tells(SettingsTags.account, name) }

    func isSignedOut() throws { _ = try reveal(SettingsTags.signedOut) }

    func isOffline() throws { try appears(PaneTags.banner) }

    func signIn() throws { try click(SettingsTags.signIn) }

    func signOut() throws { try confirmed(SettingsTags.signOut) }

    func signOutEverywhere() throws { try confirmed(SettingsTags.signOutEverywhere) }

    func hasDevice(_ name: String) throws { try tells(SettingsTags.device, name) }

    /// Signs out the first device that is not this one.
    func signOutOtherDevice() throws { try confirmed(SettingsTags.signOutDevice) }

    func hasNoOtherDevice() throws { try disappears(SettingsTags.signOutDevice) }

    /// - Parameter current: the password until now, if there is one.
    func chooseLogin(_ user: String, _ password: String, current: String? = nil) throws {
        try click(SettingsTags.login)
        try type(SettingsTags.loginUser, user)
        if let current { try type(SettingsTags.loginCurrent, current) }
        try type(SettingsTags.loginPassword, password)
        try click(SettingsTags.loginSave)
        try disappears(SettingsTags.loginUser)
    }

    /// - Parameter language: by its own name; the system's menu has no ids.
    func speak(_ language: String) throws { try choose(SettingsTags.language, language) }

    /// - Parameter theme: as the menu says it.
    func look(_ theme: String) throws { try choose(SettingsTags.theme, theme) }

    func lock() throws { try click(SettingsTags.lock) }

    func versionSays(_ text: String) throws { try tells(SettingsTags.version, text) }

    func update() throws { try click(SettingsTags.update) }

    func remove() throws { try confirmed(SettingsTags.remove) }

    /// As ``says(_:_:)``, wherever it is in the list.
    private func tells(_ tag: String, _ text: String) throws {
        _ = try reveal(tag)
        try says(tag, text)
    }

    private func choose(_ tag: String, _ name: String) throws {
        try click(tag)
        let item = app.buttons[name].firstMatch
        guard item.waitForExistence(timeout: patience) else { throw InVain("no \(name) to choose") }
        item.tap()
    }
}
