package dev.innkey.app.customers

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId

/**
 * The list of customers.
 *
 * @property search what is looked for
 * @property groups what can be filtered by
 * @property rows those that were read so far, the newest first; null while they are read for the first time
 * @property total how many there are on all pages
 * @property more whether there are others to be read
 * @property refreshing whether a person asked to read them anew
 * @property offline whether the server is not heard: what is seen is from before
 * @property otp whether the project uses one-time codes
 * @property problem what failed last
 * @property removed who is gone from the list and can still be brought back
 */
@Immutable
data class CustomersUiState(
    val search: Search,
    val groups: List<Group>,
    val rows: List<CustomerRow>?,
    val total: Int,
    val more: Boolean,
    val refreshing: Boolean,
    val offline: Boolean,
    val otp: Boolean,
    val place: Place,
    val problem: Problem?,
    val removed: CustomerRow?,
)

/**
 * What is looked for.
 *
 * @property stay null: whenever
 * @property group null: any
 */
@Immutable
data class Search(
    val text: String,
    val stay: StayChoice?,
    val group: String?,
) {
    /** Whether everybody is meant. */
    val isEmpty: Boolean get() = text.isBlank() && stay == null && group == null
}

/** When a customer stays, seen from now. */
enum class StayChoice { NOW, COMING, ENDED }

/** A group of customers. */
@Immutable
data class Group(
    val id: String,
    val name: String,
)

/**
 * Where and when the building is, to write its times.
 *
 * @property today the day there
 */
@Immutable
data class Place(
    val zone: ZoneId,
    val today: LocalDate,
)

/**
 * A customer in the list.
 *
 * @property from the stay's begin; null: from ever
 * @property until the stay's end; null: none
 * @property group the name of the group, if any
 */
@Immutable
data class CustomerRow(
    val id: String,
    val label: Label,
    val standing: Standing,
    val from: Instant?,
    val until: Instant?,
    val group: String?,
)
