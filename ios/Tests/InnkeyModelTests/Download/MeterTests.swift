import Testing

@testable import InnkeyModel

final class MeterTests {
    private var now = Duration.seconds(1_000)
    private var bytes: Int64 = 0
    private var meter = Meter()

    /// A second in which so many bytes arrive; gives the rate then.
    private func second(_ arrived: Int64) throws -> Int64 {
        now += .seconds(1)
        bytes += arrived
        meter.read(bytes, now: now)
        return try #require(meter.rate)
    }

    private func begin() { meter.read(bytes, now: now) }

    @Test func oneReadingIsNoRate() {
        #expect(meter.rate == nil)
        begin()
        #expect(meter.rate == nil)
        #expect(meter.left(1) == nil)
    }

    @Test func anEvenFlowIsToldAsItIsFromTheFirstSecondOn() throws {
        begin()
        for _ in 0..<10 { #expect(try second(2_000_000) == 2_000_000) }
    }

    @Test func burstsAndStallsDoNotMakeItJump() throws {
        begin()
        var before: Int64 = 0
        for _ in 0..<20 { before = try second(1_000_000) }
        for index in 0..<30 {
            let rate = try second(index.isMultiple(of: 2) ? 2_000_000 : 0)
            #expect(abs(rate - before) < before / 4, "from \(before) to \(rate)")
            before = rate
        }
    }

    @Test func itFollowsAChangeThatLasts() throws {
        begin()
        for _ in 0..<20 { _ = try second(1_000_000) }
        for _ in 0..<29 { _ = try second(100_000) }
        #expect(try second(100_000) < 120_000)
    }

    @Test func whatWasBeforeABreakDoesNotCount() throws {
        begin()
        for _ in 0..<5 { _ = try second(1_000_000) }
        meter.reset()
        #expect(meter.rate == nil)
        now += .seconds(60)
        begin()
        #expect(try second(300) == 300)
    }

    @Test func theTimeLeftIsRoundedUp() throws {
        begin()
        _ = try second(1_000)
        #expect(meter.left(2_001) == .seconds(3))
        #expect(meter.left(0) == .zero)
    }

    @Test func whileNothingArrivesNobodyKnowsHowLongItTakes() throws {
        begin()
        #expect(try second(0) == 0)
        #expect(meter.left(1) == nil)
    }

    @Test func twoReadingsAtOnceAreOne() {
        begin()
        meter.read(5, now: now)
        #expect(meter.rate == nil)
    }
}
