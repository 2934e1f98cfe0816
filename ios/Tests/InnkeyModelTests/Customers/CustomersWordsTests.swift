import Foundation
import Testing

@testable import InnkeyModel

struct CustomersWordsTests {
    private let british = Writing(.english, region: .unitedKingdom).locale
    private let place = Place(zone: zone("Europe/Rome"), today: Day(2026, 8, 3))
    private let clock = ServerClock(at: noon, elapsed: .zero)

    private func said(_ standing: Standing) -> String {
        standing.words(place, british, elapsed: .seconds(5)).map { $0.text(in: .english) }.joined(separator: " · ")
    }

    @Test func howItIsWithACustomer() {
        #expect(said(.active(lastSeen: noon, devices: 2)) == "Signed in on 2 devices · last seen 14:00")
        #expect(said(.active(lastSeen: nil, devices: 1)) == "Signed in on 1 device")
        #expect(said(.codeLive(Countdown(end: noon.addingTimeInterval(65), clock: clock))) == "1:00 left")
        let others: [Standing] = [.disabled, .stayEnded, .signedOut, .codeExpired, .codeRevoked, .notInvited]
        #expect(Set(others.map(said)).count == others.count)
    }

    @Test func fromWhenToWhen() {
        let (from, until) = (noon, noon.addingTimeInterval(7 * 86_400))
        func said(_ from: Date?, _ until: Date?) -> String? {
            stay(from: from, until: until, place.zone, british)?.text(in: .english)
        }
        #expect(said(from, until) == "3 Aug 2026 – 10 Aug 2026")
        #expect(said(from, nil) == "From 3 Aug 2026")
        #expect(said(nil, until) == "Until 10 Aug 2026")
        #expect(said(nil, nil) == nil)
    }

    @Test func aScreenReaderSaysTheNameOrElseTheCode() {
        let left = Countdown(end: noon, clock: clock)
        #expect(Label.code("7KQ2-M9XR", name: nil, left).spoken(.english) == "7KQ2-M9XR")
        #expect(Label.code("7KQ2-M9XR", name: "Maria", left).spoken(.english) == "Maria")
        #expect(Label.notInvited(name: nil).spoken(.english) == "No name yet")
        #expect(spelled("7KQ2-M9XR") == "7 K Q 2, M 9 X R")
    }
}
