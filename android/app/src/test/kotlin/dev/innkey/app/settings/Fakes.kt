package dev.innkey.app.settings

import dev.innkey.Account
import dev.innkey.AccountRole
import dev.innkey.Address
import dev.innkey.Device
import dev.innkey.DeviceList
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.Latest
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectInfo
import dev.innkey.Refusal
import dev.innkey.SignedIn
import dev.innkey.Stay
import dev.innkey.Trust
import kotlinx.coroutines.CompletableDeferred
import java.time.Instant

internal val now: Instant = Instant.parse("2026-08-05T07:20:00Z")

internal fun anAccount(
    role: AccountRole = AccountRole.CUSTOMER,
    user: String? = null,
) = Account("a", role, "Maria", Stay(until = now.plusSeconds(3600)), user, ownLogin = true)

internal fun offline() = InnkeyException.Offline(NextStep.CheckConnection, "offline")

internal fun refused(code: Refusal) = InnkeyException.Refused(code, null, NextStep.Correct, "$code")

/** A phone with one project, as far as its settings need it. */
internal class FakeEngine(
    private val project: FakeProject,
) : InnkeyEngine(NoHandle) {
    var tidied = 0
    var removed = mutableListOf<String>()
    var removing: InnkeyException? = null

    override suspend fun project(id: String): Project = project

    override suspend fun tidy() {
        tidied++
    }

    override suspend fun remove(id: String) {
        removing?.let { throw it }
        removed += id
    }
}

internal class FakeProject : Project(NoHandle) {
    var account: Account? = anAccount()
    var version: ULong? = 3u
    var serverVersion: ULong = 3u
    var devices = listOf(device("tablet"), device("phone", here = true))

    /** What the server answers instead of what is asked for. */
    var error: InnkeyException? = null

    /** Sign-outs wait for it, if there is one. */
    var gate: CompletableDeferred<Unit>? = null
    val done = mutableListOf<String>()
    var login: Triple<String, String, String?>? = null

    override suspend fun info() =
        ProjectInfo("1", "p", "Casa Limone", addresses, version, otp = true, account, timeZone = "Europe/Rome")

    override suspend fun latest(): Latest = answer { Latest(serverVersion, serverVersion == version, otp = true) }

    override suspend fun account(): SignedIn {
        if ((error as? InnkeyException.Refused)?.code == Refusal.SESSION_ENDED) account = null
        return answer { signedIn() }
    }

    override suspend fun devices(): DeviceList = answer { DeviceList(devices, now) }

    override suspend fun signOut() {
        gate?.await()
        done += "signOut"
        account = null
    }

    override suspend fun signOutEverywhere() =
        answer {
            done += "everywhere"
            account = null
        }

    override suspend fun signOutDevice(device: String) =
        answer {
            done += device
            devices = devices.filter { it.id != device }
        }

    override suspend fun setLogin(
        user: String,
        password: String,
        current: String?,
    ): SignedIn {
        gate?.await()
        login = Triple(user, password, current)
        return answer {
            account = account?.copy(user = user)
            signedIn()
        }
    }

    private fun signedIn() = SignedIn(checkNotNull(account), true, "Europe/Rome", now)

    private fun <T> answer(say: () -> T): T {
        error?.let { throw it }
        return say()
    }

    private companion object {
        val addresses = listOf(Address("192.168.1.20", 8443u, Trust.PINNED), Address("fd00::1", 443u, Trust.PUBLIC))

        fun device(
            id: String,
            here: Boolean = false,
        ) = Device(id, "name of $id", now, now, here)
    }
}
