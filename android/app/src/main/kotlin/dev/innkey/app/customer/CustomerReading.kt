package dev.innkey.app.customer

import dev.innkey.Customer
import dev.innkey.Customers
import dev.innkey.Device
import dev.innkey.InnkeyException
import dev.innkey.Project
import dev.innkey.QrLevel
import dev.innkey.app.customers.Place
import dev.innkey.app.customers.Standing
import dev.innkey.app.customers.label
import dev.innkey.app.customers.standing
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.QrPattern
import dev.innkey.app.design.ServerClock
import dev.innkey.app.format.zone
import dev.innkey.qrModules
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import java.time.Instant
import java.time.ZoneId

/** What the server says of a customer at a moment. */
internal class Read(
    val customer: Customer,
    val devices: List<Device>,
    val clock: ServerClock,
    val zone: ZoneId,
    val group: String?,
    val otp: Boolean,
) {
    fun copy(customer: Customer) = Read(customer, devices, clock, zone, group, otp)

    fun guest(now: Instant): Guest {
        val settings = customer.settings
        val standing = customer.standing(clock, now)
        return Guest(
            label = customer.label(clock, now),
            standing = standing,
            code =
                customer.code.takeIf { standing is Standing.CodeLive }?.let { issued ->
                    issued.code?.let { LiveCode(it, issued.issuedAt, Countdown(issued.expiresAt, clock)) }
                },
            from = settings.stay.from,
            until = settings.stay.until,
            group = group,
            contact = settings.contact,
            note = settings.note,
            language = settings.language,
            user = customer.user,
            shared = customer.sharedAt,
            downloaded = customer.downloadedAt,
            otp = otp,
            invited = customer.code != null,
            place = Place(zone, now.atZone(zone).toLocalDate()),
        )
    }
}

/** Asks for everything at once; the clock is the devices' answer's. */
internal suspend fun read(
    project: Project,
    customers: Customers,
    id: String,
    elapsed: () -> Long,
): Read =
    coroutineScope {
        val info = async { project.info() }
        val groups = async { customers.groups() }
        val customer = async { customers.get(id) }
        val list = customers.devices(id)
        val clock = ServerClock(list.serverTime, elapsed())
        val group = customer.await().settings.group
        Read(
            customer = customer.await(),
            devices = list.devices,
            clock = clock,
            zone = zone(info.await().timeZone),
            group = group?.let { groups.await().firstOrNull { it.id == group }?.settings?.name },
            otp = info.await().otp ?: true,
        )
    }

/** A link that the guest can do something with, or null: only who has a live code or a password could sign in. */
internal suspend fun link(
    customers: Customers,
    guest: Guest,
    id: String,
    withCode: Boolean,
): String? {
    val gone = guest.standing == Standing.Disabled || guest.standing == Standing.StayEnded
    if (gone || (guest.code == null && guest.user == null)) return null
    return try {
        customers.invitation(id, withCode && guest.code != null, null, null).link
    } catch (_: InnkeyException.Invalid) {
        // The code has died since.
        null
    }
}

internal fun pattern(link: String): QrPattern = qrModules(link, QrLevel.MEDIUM).let { QrPattern(it.size.toInt(), it.dark) }

internal fun Device.line() = DeviceLine(id, name, since, lastSeen)
