import Foundation

/// A day of the calendar, wherever it is.
public struct Day: Sendable, Hashable, Codable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    public init(_ year: Int, _ month: Int, _ day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// The day that it is there at that moment.
    public init(_ moment: Date, in zone: TimeZone) {
        let parts = Calendar.gregorian(zone).dateComponents([.year, .month, .day], from: moment)
        self.init(parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// What a clock shows.
public struct ClockTime: Sendable, Hashable, Codable, Comparable {
    public let hour: Int
    public let minute: Int

    public init(_ hour: Int, _ minute: Int = 0) { (self.hour, self.minute) = (hour, minute) }

    /// What the clocks there show at that moment.
    public init(_ moment: Date, in zone: TimeZone) {
        let parts = Calendar.gregorian(zone).dateComponents([.hour, .minute], from: moment)
        self.init(parts.hour ?? 0, parts.minute ?? 0)
    }

    public static func < (left: ClockTime, right: ClockTime) -> Bool {
        (left.hour, left.minute) < (right.hour, right.minute)
    }
}

extension Day {
    /// The moment at which the building's clocks show `time` on this day. Where they are put forward over it, as much
    /// later as they are put forward; where they show it twice, the first time.
    public func at(_ time: ClockTime, in zone: TimeZone) -> Date {
        let parts = DateComponents(year: year, month: month, day: day, hour: time.hour, minute: time.minute)
        guard let inUtc = Calendar.gregorian(.gmt).date(from: parts) else { return .distantPast }
        // The zone's offsets before and after any change that is near. Asked of the zone rather than of a calendar,
        // whose answer differs between Linux and Apple's platforms.
        let (before, after) = (inUtc.addingTimeInterval(-86_400), inUtc.addingTimeInterval(86_400))
        let offsets = [zone.secondsFromGMT(for: before), zone.secondsFromGMT(for: after)]
        let moments = offsets.map { inUtc.addingTimeInterval(-Double($0)) }
        let shown = moments.filter { Day($0, in: zone) == self && ClockTime($0, in: zone) == time }
        return shown.min() ?? moments[0]
    }
}

extension Calendar {
    static func gregorian(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
