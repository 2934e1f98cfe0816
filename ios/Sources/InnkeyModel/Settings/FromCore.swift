import Innkey

extension Known {
    init(_ info: ProjectInfo) {
        self.init(
            name: info.name, who: info.account.map(Who.init), zone: InnkeyModel.zone(info.timeZone),
            version: info.version, addresses: info.addresses.map(ServerAddress.init))
    }
}

extension Who {
    fileprivate init(_ account: Account) {
        self.init(
            name: account.name, admin: account.role == .admin, from: account.stay.from, until: account.stay.until,
            user: account.user, ownLogin: account.ownLogin)
    }
}

extension ServerAddress {
    /// An IPv6 address stands in brackets, or its port would be read as a part of it.
    fileprivate init(_ address: Address) {
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        self.init(name: "\(host):\(address.port)", pinned: address.trust == .pinned)
    }
}

extension DeviceList {
    /// This phone comes first.
    var signedIn: [SignedInDevice] {
        let all = devices.map {
            SignedInDevice(id: $0.id, name: $0.name, since: $0.since, seen: $0.lastSeen, here: $0.this)
        }
        return all.filter(\.here) + all.filter { !$0.here }
    }
}
