import Foundation
import Testing

@testable import InnkeyModel

private let british = Writing(.english, region: .unitedKingdom).locale
private let german = Writing(.german, region: .germany).locale
private let rome = zone("Europe/Rome")

struct DurationsTests {
    @Test(
        arguments: [
            (0, Rough(hours: 0, minutes: 0, seconds: 5)),
            (11, Rough(hours: 0, minutes: 0, seconds: 15)),
            (55, Rough(hours: 0, minutes: 0, seconds: 55)),
            (56, Rough(hours: 0, minutes: 1, seconds: 0)),
            (61, Rough(hours: 0, minutes: 2, seconds: 0)),
            (3_540, Rough(hours: 0, minutes: 59, seconds: 0)),
            (3_541, Rough(hours: 1, minutes: 0, seconds: 0)),
            (4_860, Rough(hours: 1, minutes: 25, seconds: 0)),
            (35_880, Rough(hours: 10, minutes: 0, seconds: 0)),
            (104_580, Rough(hours: 30, minutes: 0, seconds: 0)),
        ] as [(Int, Rough)])
    func aTimeIsRoundedUpToWhatOneWantsToKnow(seconds: Int, rough: Rough) {
        #expect(Rough(.seconds(seconds)) == rough)
    }

    @Test func aTimeIsToldInWords() {
        #expect(roughly(.seconds(10)).text(in: .english) == "10 seconds")
        #expect(roughly(.seconds(60)).text(in: .english) == "1 minute")
        #expect(roughly(.seconds(4800)).text(in: .english) == "1 hour 20 minutes")
        #expect(roughly(.seconds(4800)).text(in: .german) == "1 Stunde 20 Minuten")
        #expect(roughly(.seconds(7200)).text(in: .italian) == "2 ore")
    }
}

struct SizesTests {
    @Test(
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (850_400, "850 kB"), (4_240_000, "4.2 MB"),
            (42_000_000, "42 MB"),
            (1_240_000_000, "1.2 GB"), (5_000_000_000_000, "5.0 TB"), (12_000_000_000_000_000, "12,000 TB"),
            (-1, "0 B"),
            (999_600, "1.0 MB"), (999_400, "999 kB"), (9_940_000, "9.9 MB"), (9_960_000, "10 MB"),
        ] as [(Int64, String)])
    func bytesAreWrittenInTheUnitThatFits(count: Int64, shown: String) {
        #expect(bytes(count, british).replacing("\u{A0}", with: " ") == shown)
    }

    @Test func numbersAreWrittenAsTheLanguageDoesAndNeverPartedFromTheirUnit() {
        #expect(bytes(4_200_000, german) == "4,2\u{A0}MB")
        #expect(rate(4_200_000, Writing(.italian).locale) == "4,2\u{A0}MB/\u{2060}s")
    }
}

struct TimesTests {
    @Test func daysAndTimesAreTheBuildings() {
        let late = Date(timeIntervalSince1970: 1_785_794_400)  // 2026-08-03T22:00:00Z
        #expect(day(late, rome, british) == "4 Aug 2026")
        #expect(day(late, .gmt, british) == "3 Aug 2026")
        #expect(moment(noon, rome, british).contains("14:00"))
        #expect(moment(from: Day(2026, 8, 3), noon, rome, british) == "14:00")
        #expect(moment(from: Day(2026, 8, 4), noon, rome, british) == moment(noon, rome, british))
    }

    @Test func aZoneThatThePhoneDoesNotKnowIsThePhones() {
        #expect(zone("Middle/Earth") == .current)
        #expect(zone(nil) == .current)
        #expect(zone("Europe/Rome").identifier == "Europe/Rome")
    }

    @Test func aClockCountsDown() {
        #expect(countdown(.seconds(7_147)) == "1:59:07")
        #expect(countdown(.seconds(245)) == "4:05")
        #expect(countdown(.seconds(-3)) == "0:00")
    }

    @Test func aStaysChangeIsToldInTheReadersWayOfWriting() {
        #expect(moments(in: "2026-08-03 15:00 – …", german) == "\(moment(utc(3, 15), .gmt, german)) – …")
        #expect(moments(in: "… – 2026-08-10 10:00", british) == "… – \(moment(utc(10, 10), .gmt, british))")
        #expect(moments(in: "2026-13-03 15:00, 7", british) == "2026-13-03 15:00, 7")
    }

    private func utc(_ day: Int, _ hour: Int) -> Date { Day(2026, 8, day).at(ClockTime(hour), in: .gmt) }
}

struct DayTests {
    @Test func aTimeOfTheBuildingsClocksIsAMoment() {
        #expect(Day(2026, 8, 3).at(ClockTime(14), in: rome) == noon)
        #expect(Day(noon, in: rome) == Day(2026, 8, 3))
        #expect(ClockTime(noon, in: rome) == ClockTime(14))
        #expect(Day(2026, 1, 31) < Day(2026, 2, 1))
    }

    @Test func whereTheClocksArePutForwardItIsAsMuchLater() {
        let moment = Day(2026, 3, 29).at(ClockTime(2, 30), in: rome)
        #expect(ClockTime(moment, in: rome) == ClockTime(3, 30))
    }

    @Test func whereTheClocksShowItTwiceItIsTheFirstTime() {
        let moment = Day(2026, 10, 25).at(ClockTime(2, 30), in: rome)
        #expect(moment == Date(timeIntervalSince1970: 1_792_888_200))  // 2026-10-25T00:30:00Z
    }
}
