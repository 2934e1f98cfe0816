import Foundation
import Testing

@testable import InnkeyModel

struct ExtensionTests {
    private func more(_ until: String, now: String = "2026-01-01T00:00:00Z") throws -> Date {
        try dayMore(moment(until), now: moment(now), #require(TimeZone(identifier: "Europe/Rome")))
    }

    @Test func theHourOnTheBuildingsClocksStaysAlsoWhereTheyAreChanged() throws {
        #expect(try more("2026-08-10T08:00:00Z") == moment("2026-08-11T08:00:00Z"))
        #expect(try more("2026-03-28T09:00:00Z") == moment("2026-03-29T08:00:00Z"))
    }

    @Test func aStayThatIsOverGoesOnUntilTomorrow() throws {
        #expect(try more("2026-08-10T08:00:00Z", now: "2026-08-20T18:00:00Z") == moment("2026-08-21T08:00:00Z"))
        #expect(try more("2026-08-10T08:00:00Z", now: "2026-08-10T08:30:00Z") == moment("2026-08-11T08:00:00Z"))
    }
}
