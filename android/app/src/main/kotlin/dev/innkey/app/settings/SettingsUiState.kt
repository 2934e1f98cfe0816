package dev.innkey.app.settings

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem
import java.time.Instant
import java.time.ZoneId

/**
 * A project's settings.
 *
 * @property known what the phone knows by itself; null while it is read for the first time
 * @property problem why it could not be read, or what the server said last
 * @property offline whether the server did not answer
 * @property refreshing whether the server is being asked
 * @property devices the account's signed-in devices; null until the server has told
 * @property server what the server has; null until it has told
 * @property pin whether a PIN is asked for before the project is shown
 * @property storage bytes that all projects take on this phone; null until they are counted
 * @property asking what a person is asked about before it is done
 * @property work where something is being done
 * @property failure what failed where
 */
@Immutable
data class SettingsUiState(
    val known: Known?,
    val problem: Problem?,
    val offline: Boolean,
    val refreshing: Boolean,
    val devices: List<SignedInDevice>?,
    val server: ServerVersion?,
    val pin: Boolean,
    val storage: Long?,
    val asking: Ask?,
    val work: Part?,
    val failure: Failure?,
)

/**
 * What is on this phone.
 *
 * @property who who is signed in; null: nobody
 * @property zone the building's time zone
 * @property version the installed version; null: nothing was downloaded
 */
@Immutable
data class Known(
    val name: String,
    val who: Who?,
    val zone: ZoneId,
    val version: Long?,
    val addresses: List<ServerAddress>,
)

/**
 * The signed-in account.
 *
 * @property name empty if nobody gave one
 * @property user its user name; null: there is none
 * @property ownLogin whether it may choose user name and password
 */
@Immutable
data class Who(
    val name: String,
    val admin: Boolean,
    val from: Instant?,
    val until: Instant?,
    val user: String?,
    val ownLogin: Boolean,
)

/** @property pinned whether it is known by its own key, not by a public certificate */
@Immutable
data class ServerAddress(
    val name: String,
    val pinned: Boolean,
)

/** @property here whether it is this phone */
@Immutable
data class SignedInDevice(
    val id: String,
    val name: String,
    val since: Instant,
    val seen: Instant,
    val here: Boolean,
)

/** @property upToDate whether this phone has all of it */
@Immutable
data class ServerVersion(
    val number: Long,
    val upToDate: Boolean,
)

/** What is not done before a person has said yes. */
@Immutable
sealed interface Ask {
    data object SignOut : Ask

    data object SignOutEverywhere : Ask

    data class SignOutDevice(
        val device: SignedInDevice,
    ) : Ask

    data object Remove : Ask
}

/** The parts of the screen in which something can be done. */
enum class Part { ACCOUNT, DEVICES, STORAGE, REMOVE }

/** Something that was started in a part and failed. */
@Immutable
data class Failure(
    val part: Part,
    val problem: Problem,
)

/** What happens once. */
sealed interface SettingsEffect {
    data object Removed : SettingsEffect

    /** @property bytes what has become free */
    data class Tidied(
        val bytes: Long,
    ) : SettingsEffect
}
