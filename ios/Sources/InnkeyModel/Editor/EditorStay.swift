import Foundation

/// Arrival and departure where no group says others.
let usualArrival = ClockTime(15)
let usualDeparture = ClockTime(10)

/// Another day than `moment`'s, at another `time` or at the same; at the `usual` one where there was none yet.
func moved(_ moment: Date?, to day: Day, _ time: ClockTime?, usual: ClockTime, in zone: TimeZone) -> Date {
    day.at(time ?? moment.map { ClockTime($0, in: zone) } ?? usual, in: zone)
}

extension EditorForm {
    /// The form with the hours of a new group, where it had the usual ones of the old.
    func inGroup(_ group: GroupItem?, before: GroupItem?, _ zone: TimeZone) -> EditorForm {
        func moved(_ at: Date?, _ usual: ClockTime, _ new: ClockTime) -> Date? {
            guard let at, ClockTime(at, in: zone) == usual else { return at }
            return Day(at, in: zone).at(new, in: zone)
        }
        var form = self
        form.group = group?.id
        form.from = moved(from, before.arrival, group.arrival)
        form.until = moved(until, before.departure, group.departure)
        return form
    }
}

extension GroupItem? {
    var arrival: ClockTime { self?.arrival ?? usualArrival }
    var departure: ClockTime { self?.departure ?? usualDeparture }
}
