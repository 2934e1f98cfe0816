import Foundation

/// A number of bytes as phones and shops write it: "850 kB", "4.2 MB", "42 MB".
public func bytes(_ count: Int64, _ locale: Locale) -> String {
    var value = Decimal(max(0, count))
    var unit = 0
    // What would be rounded up to 1,000 is 1 of the next unit.
    while value >= nextUnit, unit < units.count - 1 {
        value /= 1000
        unit += 1
    }
    let digits = unit >= mega && value < noDigits ? 1 : 0
    let style = Decimal.FormatStyle(locale: locale)
        .precision(.fractionLength(digits))
        .rounded(rule: .toNearestOrAwayFromZero)
    return "\(value.formatted(style))\u{A0}\(units[unit])"
}

/// Bytes per second: "1.3 MB/s", never parted.
public func rate(_ bytesPerSecond: Int64, _ locale: Locale) -> String { "\(bytes(bytesPerSecond, locale))/\u{2060}s" }

private let units = ["B", "kB", "MB", "GB", "TB"]
private let mega = 2
private let nextUnit = Decimal(sign: .plus, exponent: -1, significand: 9995)
private let noDigits = Decimal(sign: .plus, exponent: -2, significand: 995)
