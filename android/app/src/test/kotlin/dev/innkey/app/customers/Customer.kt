package dev.innkey.app.customers

import dev.innkey.CodeState
import dev.innkey.Customer
import dev.innkey.CustomerSettings
import dev.innkey.IssuedCode
import dev.innkey.Stay
import java.time.Instant
import java.util.UUID

/** The id of what a test calls [name]: ids are checked by the core. */
internal fun idOf(name: String): String = UUID.nameUUIDFromBytes(name.toByteArray()).toString()

internal fun aCode(
    code: String,
    expires: Instant = NOON.plusSeconds(60),
) = IssuedCode(idOf(code), CodeState.LIVE, code, expires.minusSeconds(7_200), expires)

internal fun aCustomer(
    id: String,
    name: String = "",
    code: IssuedCode? = null,
    signedInAt: Instant? = null,
    devices: Int = 0,
    stay: Stay = Stay(),
    user: String? = null,
) = Customer(
    id = idOf(id),
    settings = CustomerSettings(name = name, stay = stay),
    revision = 1uL,
    user = user,
    source = null,
    code = code,
    sharedAt = null,
    downloadedAt = null,
    signedInAt = signedInAt,
    signedInWith = signedInAt?.let { "Maria’s phone" },
    lastSeen = signedInAt,
    devices = devices.toUInt(),
    createdAt = NOON.minusSeconds(60),
)

/** The same after a device has signed in with its code. */
internal fun Customer.signedIn(name: String) =
    copy(
        settings = settings.copy(name = name),
        code = code?.copy(state = CodeState.USED, code = null),
        signedInAt = NOON,
        signedInWith = "Maria’s phone",
        lastSeen = NOON,
        devices = devices + 1u,
    )
