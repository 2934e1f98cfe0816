import Foundation

extension News {
    /// What has just happened, a sentence.
    public var words: Words {
        switch self {
        case .changedMeanwhile: Words("customer_changed_meanwhile")
        case .signedIn(let name, nil): Words("customer_signed_in", named(name))
        case .signedIn(let name, let device?): Words("customer_signed_in_with", named(name), .text(device))
        }
    }

    private func named(_ name: String) -> Argument {
        name.isEmpty ? .words(Words("customers_no_name")) : .text(name)
    }
}

extension Change {
    /// What was changed, and from what to what if that can be read by people.
    public func text(_ writing: Writing) -> String {
        guard let before, let after else { return writing.text(field) }
        return writing.text(
            Words("customer_change", .words(field), shown(before, writing.locale), shown(after, writing.locale)))
    }

    private func shown(_ value: String, _ locale: Locale) -> Argument {
        if value.isEmpty { return .words(Words("customer_nothing")) }
        return .text(field == Words("customer_stay") ? moments(in: value, locale) : value)
    }
}
