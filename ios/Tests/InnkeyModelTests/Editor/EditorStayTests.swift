import Foundation
import Testing

@testable import InnkeyModel

struct EditorStayTests {
    @Test func theSameHourIsAnotherMomentAfterTheClocksWereChanged() throws {
        let rome = try #require(TimeZone(identifier: "Europe/Rome"))
        let before = try moment("2026-10-24T08:00:00Z")
        #expect(moved(nil, to: Day(2026, 10, 24), nil, usual: usualDeparture, in: rome) == before)
        let after = moved(before, to: Day(2026, 10, 26), nil, usual: usualArrival, in: rome)
        #expect(try after == moment("2026-10-26T09:00:00Z"))
    }
}
