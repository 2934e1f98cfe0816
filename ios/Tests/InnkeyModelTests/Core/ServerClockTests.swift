import Foundation
import Testing

@testable import InnkeyModel

struct ServerClockTests {
    private let clock = ServerClock(at: noon, elapsed: .seconds(100))

    @Test func theServersTimeGoesOnWithThePhones() {
        #expect(clock.time(.milliseconds(101_500)) == noon.addingTimeInterval(1.5))
    }

    @Test func whatIsLeftIsNeverLessThanNothing() {
        let countdown = Countdown(end: noon.addingTimeInterval(60), clock: clock)
        #expect(countdown.left(.seconds(101)) == .seconds(59))
        #expect(countdown.left(.seconds(500)) == .zero)
        #expect(countdown.leftInWords(.seconds(101)) == Words("countdown_left", "0:59"))
    }
}
