package dev.innkey.app.settings

import dev.innkey.Account
import dev.innkey.AccountRole
import dev.innkey.Address
import dev.innkey.DeviceList
import dev.innkey.Latest
import dev.innkey.ProjectInfo
import dev.innkey.Trust
import dev.innkey.app.format.zone

internal fun known(info: ProjectInfo) =
    Known(
        name = info.name,
        who = info.account?.let(::who),
        zone = zone(info.timeZone),
        version = info.version?.toLong(),
        addresses = info.addresses.map(::address),
    )

private fun who(account: Account) =
    Who(
        name = account.name,
        admin = account.role == AccountRole.ADMIN,
        from = account.stay.from,
        until = account.stay.until,
        user = account.user,
        ownLogin = account.ownLogin,
    )

private fun address(address: Address) = ServerAddress(hostAndPort(address), address.trust == Trust.PINNED)

/** An IPv6 address stands in brackets, or its port would be read as a part of it. */
private fun hostAndPort(address: Address) =
    if (':' in
        address.host
    ) {
        "[${address.host}]:${address.port}"
    } else {
        "${address.host}:${address.port}"
    }

/** This phone comes first. */
internal fun devices(list: DeviceList): List<SignedInDevice> =
    list.devices
        .map { SignedInDevice(it.id, it.name, it.since, it.lastSeen, it.`this`) }
        .sortedByDescending { it.here }

internal fun serverVersion(latest: Latest) = ServerVersion(latest.version.toLong(), latest.upToDate)
