import Innkey

extension EditorForm {
    /// A customer as the form shows it.
    init(_ customer: Customer) {
        self.init(customer.settings)
        signIn = customer.user == nil ? .later : .login
        user = customer.user ?? ""
    }

    /// The form before anything is filled in.
    static func empty(otp: Bool) -> EditorForm {
        var form = EditorForm(CustomerSettings())
        form.signIn = otp ? .code : .later
        return form
    }

    private init(_ settings: CustomerSettings) {
        self.init(
            name: settings.name, contact: settings.contact, language: settings.language, note: settings.note,
            from: settings.stay.from, until: settings.stay.until, group: settings.group,
            sight: GuestSight(settings.rights), ids: settings.rights?.ids ?? [], enabled: settings.enabled,
            ownLogin: settings.ownLogin, signIn: .later, user: "")
    }

    /// The form as the core takes it.
    var settings: CustomerSettings {
        CustomerSettings(
            name: name, contact: contact, language: language, note: note, stay: Stay(from: from, until: until),
            group: group, rights: rights, enabled: enabled, ownLogin: ownLogin)
    }

    private var rights: Rights? {
        switch sight {
        case .group: nil
        case .everything: .everything
        case .chosen: .only(ids: ids)
        }
    }
}

extension GuestSight {
    fileprivate init(_ rights: Rights?) {
        self =
            switch rights {
            case nil: .group
            case .everything: .everything
            case .only: .chosen
            }
    }
}

extension GroupItem {
    init(_ group: CustomerGroup) {
        self.init(
            id: group.id, name: group.settings.name, fromProject: group.key != nil, ids: group.settings.rights.ids,
            arrival: ClockTime(group.settings.times.arrival) ?? usualArrival,
            departure: ClockTime(group.settings.times.departure) ?? usualDeparture, customers: Int(group.customers))
    }
}

extension ClockTime {
    /// As the server writes it, `15:00`.
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2 else { return nil }
        self.init(parts[0], parts[1])
    }
}

extension ProjectContent {
    var items: [FunctionItem] {
        functions.map { function in
            FunctionItem(
                id: function.id, name: function.name, icon: function.icon,
                pages: function.pages.map { PageItem(id: $0.id, name: $0.name, objects: $0.objects.map(\.name)) })
        }
    }
}

extension Rights {
    /// `nil`: everything.
    fileprivate var ids: Set<String>? {
        if case .only(let ids) = self { ids } else { nil }
    }
}
