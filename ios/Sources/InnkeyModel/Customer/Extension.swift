import Foundation

/// A day more than `until`, at the same hour on the building's clocks; a stay that is over goes on until tomorrow.
func dayMore(_ until: Date, now: Date, _ zone: TimeZone) -> Date {
    let last = max(Day(until, in: zone), Day(now, in: zone))
    return last.next.at(ClockTime(until, in: zone), in: zone)
}

extension Day {
    private var noon: Date { at(ClockTime(12), in: .gmt) }
    /// The day after.
    fileprivate var next: Day { Day(noon.addingTimeInterval(86_400), in: .gmt) }
}
