import Foundation

/// The building's time zone; the phone's where the building has told none, or one that this phone does not know.
public func zone(_ name: String?) -> TimeZone { name.flatMap { TimeZone(identifier: $0) } ?? .current }

/// A day in the building's time zone, e.g. "3 Aug 2026".
public func day(_ at: Date, _ zone: TimeZone, _ locale: Locale) -> String {
    at.formatted(style(.abbreviated, .omitted, zone, locale))
}

/// A day and time in the building's time zone, e.g. "3 Aug 2026 at 15:00".
public func moment(_ at: Date, _ zone: TimeZone, _ locale: Locale) -> String {
    at.formatted(style(.abbreviated, .shortened, zone, locale))
}

/// As ``moment(_:_:_:)``, without the day if that is `today`.
public func moment(from today: Day, _ at: Date, _ zone: TimeZone, _ locale: Locale) -> String {
    if Day(at, in: zone) != today { return moment(at, zone, locale) }
    return at.formatted(style(.omitted, .shortened, zone, locale))
}

/// `text` with its moments, as the server writes them ("2026-08-03 15:00"), as ``moment(_:_:_:)`` does.
public func moments(in text: String, _ locale: Locale) -> String {
    text.replacing(#/(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)/#) { found in
        let numbers = [found.1, found.2, found.3, found.4, found.5].compactMap { Int($0) }
        let parts = DateComponents(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4])
        let calendar = Calendar.gregorian(.gmt)
        guard parts.isValidDate(in: calendar), let at = calendar.date(from: parts) else { return String(found.0) }
        return moment(at, .gmt, locale)
    }
}

/// What is left, as a clock counts down: "1:59:07", "4:05".
public func countdown(_ left: Duration) -> String {
    let seconds = max(0, left.components.seconds)
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
}

private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func style(
    _ date: Date.FormatStyle.DateStyle, _ time: Date.FormatStyle.TimeStyle, _ zone: TimeZone, _ locale: Locale
) -> Date.FormatStyle {
    Date.FormatStyle(date: date, time: time, locale: locale, calendar: .gregorian(zone), timeZone: zone)
}
