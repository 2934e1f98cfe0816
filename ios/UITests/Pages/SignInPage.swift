import InnkeyModel
import XCTest

/// The popup over an opened project.
final class SignInPage: Page {
    init(_ app: XCUIApplication) { super.init(app, SignInTags.popup) }

    func byPassword(_ admin: Admin) throws {
        try byMethodOfPassword()
        try type(SignInTags.user, admin.user)
        try type(SignInTags.password, admin.password)
        try click(SignInTags.submit)
    }

    func byCode(_ code: String) throws {
        try type(SignInTags.code, code)
        try click(SignInTags.submit)
    }

    /// User name and password are asked for, not the code.
    func byMethodOfPassword() throws {
        if !elements(SignInTags.user).firstMatch.exists { try click(SignInTags.modeToggle) }
    }

    func name(_ name: String) throws { try type(SignInTags.name, name) }

    /// Types a code once the complaint about the one before is gone, and waits for the answer: whether there may be a next
    /// one at once.
    func guess(_ code: String) throws -> Bool {
        try type(SignInTags.code, code)
        try disappears(SignInTags.complaint)
        try click(SignInTags.submit)
        try appears(SignInTags.complaint)
        return !texts(SignInTags.submit).contains { $0.contains(constant(Words("signin_wait", ""))) }
    }

    /// Why it did not work, and what to do.
    func complains(_ sentences: String...) throws {
        for sentence in sentences { try says(SignInTags.complaint, sentence) }
    }

    /// One need not wait any more.
    func mayTry() throws { try says(SignInTags.submit, said(Words("signin_submit"))) }

    func says(_ text: String) throws { try saysAnywhere(text) }

    func isGone() throws { try disappears(SignInTags.popup) }

    func later() throws { try click(SignInTags.later) }
}
