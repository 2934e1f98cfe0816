import Foundation

extension Label {
    /// What a screen reader says of a customer.
    public func spoken(_ language: Language) -> String {
        let name: String? =
            switch self {
            case .code(let code, let name, _): name ?? code
            case .name(let name): name
            case .invited(_, let name), .notInvited(let name): name
            }
        return name ?? Words("customers_no_name").text(in: language)
    }
}

/// A code as a screen reader should say it: letter by letter, a pause in the middle.
public func spelled(_ code: String) -> String {
    code.split(separator: "-").map { $0.map(String.init).joined(separator: " ") }.joined(separator: ", ")
}

/// From when to when; `nil` if neither is set.
public func stay(from: Date?, until: Date?, _ zone: TimeZone, _ locale: Locale) -> Words? {
    let first = from.map { day($0, zone, locale) }
    let last = until.map { day($0, zone, locale) }
    return switch (first, last) {
    case (let first?, let last?): Words("customers_stay", .text(first), .text(last))
    case (let first?, nil): Words("customers_stay_from", .text(first))
    case (nil, let last?): Words("customers_stay_until", .text(last))
    case (nil, nil): nil
    }
}
