import Foundation
import InnkeyModel
import XCTest

/// A code that does not let its guest in, and how they come in after all. The host's part is done elsewhere: the phone in the
/// hand stays the guest's.
final class CodeJourney: Journey {
    private let maria = "Maria Rossi"

    func testOneThatHasExpiredIsRenewedByTheHost() async throws {
        let building = try await building()
        let host = try await Elsewhere(building.anna, building)
        let invited = try await host.invite(maria)
        try await building.turnClock(seconds: 2 * 3600 + 60)
        let guest = phone()
        try guestArrives(guest, invited.qr)
        try on(guest, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.complains(said(Words("problem_code_expired")), said(Words("problem_do_new_code")))
        }
        guest.putAway()
        let code = try await host.renew(maria)
        try guestReturns(guest)
        try on(guest, SignInPage.init) {
            try $0.byCode(code)
            try $0.isGone()
        }
        try on(guest, ProjectPage.init) { try $0.shows(tile) }
    }

    func testTheHostSeesThatOneHasExpiredAndMakesAnother() async throws {
        let building = try await building()
        _ = try await Elsewhere(building.anna, building).invite(maria)
        try await building.turnClock(seconds: 2 * 3600 + 60)
        let host = phone()
        try hostArrives(host, building.anna)
        try on(host, CustomersPage.init) {
            try $0.lists(maria, said(Words("customers_is_expired")))
            try $0.open(maria)
        }
        try on(host, CustomerPage.init) {
            try $0.stands(said(Words("customers_is_expired")))
            try $0.invite()
            _ = try $0.copyCode()
            try $0.timeLeft(constant(Words("countdown_left", "")))
        }
    }

    func testOneThatWasUsedIsOfNoUseOnASecondPhone() async throws {
        let building = try await building()
        let invited = try await Elsewhere(building.anna, building).invite(maria)
        let guest = phone()
        try guestMovesIn(guest, invited)
        guest.putAway()
        let friend = phone()
        try guestArrives(friend, invited.qr)
        try on(friend, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.complains(said(Words("problem_code_used")), said(Words("problem_do_new_code")))
        }
    }

    func testWhoMistypesMayTryAgainWhoGuessesHasToWait() async throws {
        let building = try await building()
        let invited = try await Elsewhere(building.anna, building).invite(maria)
        let guest = phone()
        try guestArrives(guest, invited.qr)
        try on(guest, SignInPage.init) {
            try $0.byCode("UUUU-UUUU")
            try $0.complains(said(Words("signin_code_wrong")))
            try $0.byCode("0000-0000")
            try $0.complains(said(Words("problem_code_unknown")), said(Words("problem_do_compare_code")))
            var guesses = 0
            repeat {
                guesses += 1
                guard guesses < 30 else { throw InVain("nobody minds guessing") }
            } while try $0.guess("0000-" + String(format: "%04d", guesses))
            try $0.complains(said(Words("problem_too_many_attempts")), said(Words("problem_do_wait")))
            // The phone's own clock runs as it does: the button comes back in half a minute.
            try $0.mayTry()
            try $0.byCode(invited.code)
            try $0.isGone()
        }
    }

    func testOneThatTheHostHasWithdrawn() async throws {
        let building = try await building()
        let host = try await Elsewhere(building.anna, building)
        let invited = try await host.invite(maria)
        let guest = phone()
        try guestArrives(guest, invited.qr)
        guest.putAway()
        try await host.revoke(maria)
        try guestReturns(guest)
        try on(guest, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.complains(said(Words("problem_code_revoked")), said(Words("problem_do_new_code")))
        }
    }

    func testTheHostWithdrawsOne() async throws {
        let building = try await building()
        _ = try await Elsewhere(building.anna, building).invite(maria)
        let host = phone()
        try hostArrives(host, building.anna)
        try on(host, CustomersPage.init) { try $0.open(maria) }
        try on(host, CustomerPage.init) {
            try $0.revoke()
            try $0.stands(said(Words("customers_is_revoked")))
        }
    }

    func testAGuestWhoIsSignedInHearsOfItWhileTheProjectIsOpen() async throws {
        let building = try await building()
        let host = try await Elsewhere(building.anna, building)
        let guest = phone()
        try guestMovesIn(guest, try await host.invite(maria))
        try await host.revoke(maria)
        try on(guest, SignInPage.init) {
            try $0.says(said(Words("project_ended_session_title")))
            try $0.says(said(Words("project_ended_session_text")))
            try $0.later()
        }
        try on(guest, ProjectPage.init) {
            try $0.isShut()
            try $0.showsNothing()
        }
    }
}
