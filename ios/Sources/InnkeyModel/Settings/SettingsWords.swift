extension Ask {
    /// The question.
    public func title(_ known: Known) -> Words {
        switch self {
        case .signOut: Words("settings_sign_out_title")
        case .signOutEverywhere: Words("settings_everywhere_title")
        case .signOutDevice(let device): Words("settings_device_title", .text(device.name))
        case .remove: Words("settings_remove_title", .text(known.name))
        }
    }

    /// What will be so then.
    public func text(_ known: Known) -> Words {
        switch self {
        case .signOut: wayBack(known.who)
        case .signOutEverywhere: Words("settings_everywhere_text")
        case .signOutDevice: Words("settings_device_text")
        case .remove: Words("settings_remove_text")
        }
    }

    /// What it takes to come back, where ``text(_:)`` does not say so.
    public func more(_ known: Known) -> Words? {
        switch self {
        case .signOut, .signOutDevice: nil
        case .signOutEverywhere: wayBack(known.who)
        case .remove: wayBackToProject(known.who)
        }
    }

    /// The verb of what will be done.
    public var confirm: Words {
        switch self {
        case .signOut, .signOutEverywhere, .signOutDevice: Words("settings_sign_out")
        case .remove: Words("settings_remove_confirm")
        }
    }
}

private func wayBack(_ who: Who?) -> Words {
    guard let who else { return Words("settings_back_link") }
    if who.admin { return Words("settings_back_password") }
    return who.user == nil ? Words("settings_back_code") : Words("settings_back_both")
}

/// As `wayBack`, when the project is gone too.
private func wayBackToProject(_ who: Who?) -> Words {
    guard let who else { return Words("settings_back_link") }
    if who.admin { return Words("settings_again_password") }
    return who.user == nil ? Words("settings_again_code") : Words("settings_again_both")
}

extension Known {
    /// From when to when somebody may use the project, by the building's clock.
    public func stay(of who: Who, _ writing: Writing) -> Words {
        let from = who.from.map { moment($0, zone, writing.locale) }
        let until = who.until.map { moment($0, zone, writing.locale) }
        return switch (from, until) {
        case (let from?, let until?): Words("settings_stay_from_until", .text(from), .text(until))
        case (let from?, nil): Words("settings_stay_from", .text(from))
        case (nil, let until?): Words("settings_stay_until", .text(until))
        case (nil, nil): Words("settings_stay_open")
        }
    }

    /// What of the project is on this phone.
    public var versionHere: Words {
        version.map { Words("settings_version_here", .number(Int(clamping: $0))) } ?? Words("settings_version_none")
    }
}

extension Who {
    public var role: Words { admin ? Words("settings_admin") : Words("settings_guest") }
}

extension SettingsState {
    /// What the building has.
    public var versionThere: Words {
        guard let server else {
            return refreshing ? Words("settings_version_asking") : Words("settings_version_unknown")
        }
        if server.upToDate { return Words("settings_version_current") }
        // Only the rights have changed.
        if server.number == known?.version { return Words("settings_version_more") }
        return Words("settings_version_server", .number(Int(clamping: server.number)))
    }

    /// The way to the server's version, if it is not here.
    public var update: Words? {
        if let known, known.version == nil { return Words("step_download") }
        return server?.upToDate == false ? Words("settings_update") : nil
    }
}

extension Language {
    /// As its speakers call it.
    public var title: Words {
        switch self {
        case .english: Words("settings_english")
        case .german: Words("settings_german")
        case .italian: Words("settings_italian")
        }
    }
}

extension Theme {
    public var title: Words {
        switch self {
        case .system: Words("settings_as_phone")
        case .light: Words("settings_light")
        case .dark: Words("settings_dark")
        }
    }
}
