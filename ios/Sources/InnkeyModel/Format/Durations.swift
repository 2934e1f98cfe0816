/// A stretch of time in words, only as exact as anybody wants to know it: "10 seconds", "2 minutes", "1 hour 20 minutes".
public func roughly(_ time: Duration) -> Words {
    let rough = Rough(time)
    return switch (rough.hours, rough.minutes) {
    case (0, 0): Words("format_seconds", .number(rough.seconds))
    case (0, _): Words("format_minutes", .number(rough.minutes))
    case (_, 0): Words("format_hours", .number(rough.hours))
    default:
        Words(
            "format_two", .words(Words("format_hours", .number(rough.hours))),
            .words(Words("format_minutes", .number(rough.minutes))))
    }
}

/// Rounded up: in steps of five seconds, from a minute on of a minute, from an hour on of five minutes, from ten hours
/// on of an hour.
struct Rough: Equatable {
    let hours: Int
    let minutes: Int
    let seconds: Int

    init(hours: Int = 0, minutes: Int = 0, seconds: Int = 0) {
        (self.hours, self.minutes, self.seconds) = (hours, minutes, seconds)
    }

    init(_ time: Duration) {
        let seconds = max(1, Int(time.components.seconds))
        if seconds <= 55 {
            self.init(seconds: seconds.up(to: 5))
            return
        }
        let minutes = seconds.up(to: 60) / 60
        if minutes < 60 {
            self.init(minutes: minutes)
            return
        }
        let rounded = minutes.up(to: minutes < 600 ? 5 : 60)
        self.init(hours: rounded / 60, minutes: rounded % 60)
    }
}

extension Int {
    fileprivate func up(to step: Int) -> Int { (self + step - 1) / step * step }
}
