import Foundation
import Testing

@testable import InnkeyModel

struct SettingsWordsTests {
    private let british = Writing(.english, region: .unitedKingdom)

    private func who(admin: Bool = false, user: String? = nil, from: Date? = nil, until: Date? = nil) -> Who {
        Who(name: "Maria", admin: admin, from: from, until: until, user: user, ownLogin: true)
    }

    private func known(_ who: Who?, version: UInt64? = 3) -> Known {
        Known(name: "Casa Limone", who: who, zone: zone("Europe/Rome"), version: version, addresses: [])
    }

    private func state(_ server: ServerVersion?, refreshing: Bool = false, version: UInt64? = 3) -> SettingsState {
        SettingsState(
            known: known(nil, version: version), problem: nil, offline: false, refreshing: refreshing, devices: nil,
            server: server, storage: nil, asking: nil, work: nil, failure: nil)
    }

    @Test func whoGoesIsToldWhatItTakesToComeBack() {
        let people: [(Who?, String, String)] = [
            (nil, "settings_back_link", "settings_back_link"),
            (who(admin: true, user: "anna"), "settings_back_password", "settings_again_password"),
            (who(user: "maria"), "settings_back_both", "settings_again_both"),
            (who(), "settings_back_code", "settings_again_code"),
        ]
        for (who, back, again) in people {
            #expect(Ask.signOut.text(known(who)).key == back && Ask.signOut.more(known(who)) == nil)
            #expect(Ask.signOutEverywhere.more(known(who))?.key == back)
            #expect(Ask.remove.more(known(who))?.key == again)
        }
    }

    @Test func eachQuestionNamesWhatItIsAbout() {
        let tablet = SignedInDevice(id: "t", name: "iPad", since: noon, seen: noon, here: false)
        #expect(Ask.signOutDevice(tablet).title(known(nil)).text(in: .english) == "Sign out iPad?")
        #expect(Ask.signOutDevice(tablet).more(known(nil)) == nil)
        #expect(Ask.remove.title(known(nil)).text(in: .english) == "Remove Casa Limone?")
        #expect(Ask.remove.confirm != Ask.signOut.confirm)
    }

    @Test func theStayIsByTheBuildingsClock() {
        func said(_ from: Date?, _ until: Date?) -> String {
            let who = who(from: from, until: until)
            return known(who).stay(of: who, british).text(in: .english).replacing("\u{202F}", with: " ")
        }
        let until = noon.addingTimeInterval(7 * 86_400)
        #expect(said(nil, until) == "Until 10 Aug 2026 at 14:00, by the building’s clock")
        #expect(said(noon, nil) == "From 3 Aug 2026 at 14:00, by the building’s clock")
        #expect(said(noon, until).contains("From 3 Aug 2026 at 14:00\nuntil 10 Aug 2026 at 14:00"))
        #expect(said(nil, nil) == "No end set")
    }

    @Test func theVersionHereAndThere() {
        #expect(state(nil).versionThere.key == "settings_version_unknown")
        #expect(state(nil, refreshing: true).versionThere.key == "settings_version_asking")
        #expect(state(ServerVersion(number: 3, upToDate: true)).versionThere.key == "settings_version_current")
        #expect(state(ServerVersion(number: 3, upToDate: false)).versionThere.key == "settings_version_more")
        let newer = state(ServerVersion(number: 4, upToDate: false))
        #expect(newer.versionThere.text(in: .english) == "The building has version 4")
        #expect(known(nil).versionHere.text(in: .english) == "Version 3")
        #expect(known(nil, version: nil).versionHere.key == "settings_version_none")
    }

    @Test func anUpdateIsOfferedWhereThereIsOneAndTheFirstDownloadWhereNothingIsHere() {
        #expect(state(nil).update == nil)
        #expect(state(ServerVersion(number: 3, upToDate: true)).update == nil)
        #expect(state(ServerVersion(number: 4, upToDate: false)).update == Words("settings_update"))
        #expect(state(nil, version: nil).update == Words("step_download"))
    }

    @Test func whatWentWellIsToldInItsPart() {
        #expect(Done.loginSaved.part == .account && Done.tidied(freed: 0).part == .storage)
        #expect(Done.tidied(freed: 0).text(british) == "All is tidy: there was nothing to take away.")
        let freed = Done.tidied(freed: 4_200_000).text(british).replacing("\u{A0}", with: " ")
        #expect(freed == "Tidied up: 4.2 MB are free again.")
    }

    @Test func eachChoiceHasANameOfItsOwn() {
        #expect(Set(Language.allCases.map(\.title)).count == Language.allCases.count)
        #expect(Set(Theme.allCases.map(\.title)).count == Theme.allCases.count)
        #expect(Language.german.title.text(in: .italian) == "Deutsch", "as its speakers call it")
    }
}
