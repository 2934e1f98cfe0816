package dev.innkey.app.editor

import androidx.annotation.DrawableRes
import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem
import java.time.LocalTime
import java.time.ZoneId

/**
 * The editor of a customer.
 *
 * @property isNew whether the customer is not saved yet
 * @property form null while it is read for the first time
 * @property building what is known of the building; null until then
 * @property changed whether there is something that is not saved
 * @property hints what is to be mended, by field
 * @property preview what the guest will see; null if the project is not on this phone
 * @property problem why something could not be read
 * @property refusal why it could not be saved
 * @property clash somebody else's changes that the host decides about
 * @property leaving whether the host is asked about leaving without saving
 */
@Immutable
data class EditorUiState(
    val isNew: Boolean,
    val form: EditorForm?,
    val password: Password,
    val building: Building?,
    val changed: Boolean,
    val hints: Map<Field, Int>,
    val preview: List<FunctionItem>?,
    val loading: Boolean,
    val saving: Boolean,
    val problem: Problem?,
    val refusal: Problem?,
    val clash: Clash?,
    val leaving: Boolean,
)

/** A password that is being typed: never printed, never kept. */
@JvmInline
value class Password(
    val text: String,
) {
    override fun toString() = "…"
}

/**
 * What the choices are made from.
 *
 * @property foreign whether this phone's clock is of another time zone
 * @property otp whether the project uses one-time codes
 * @property groups null until the server has told them
 * @property functions the whole project; null if it is not on this phone
 */
@Immutable
data class Building(
    val name: String,
    val zone: ZoneId,
    val foreign: Boolean,
    val otp: Boolean,
    val groups: List<GroupItem>?,
    val functions: List<FunctionItem>?,
)

/**
 * A group that a customer may be in.
 *
 * @property fromProject whether the project itself may keep single objects from it
 * @property ids what its customers see; null: everything
 */
@Immutable
data class GroupItem(
    val id: String,
    val name: String,
    val fromProject: Boolean,
    val ids: Set<String>?,
    val arrival: LocalTime,
    val departure: LocalTime,
    val customers: Int,
)

/** A function, with its pages. */
@Immutable
data class FunctionItem(
    val id: String,
    val name: String,
    @param:DrawableRes val icon: Int,
    val pages: List<PageItem>,
)

/** A page, with the names of the objects on it. */
@Immutable
data class PageItem(
    val id: String,
    val name: String,
    val objects: List<String>,
)

/** Fields that somebody else has changed meanwhile to something else than the host. */
@Immutable
data class Clash(
    val fields: List<Field>,
    val mine: EditorForm,
    val theirs: EditorForm,
)

/** What happens once. */
sealed interface EditorEffect {
    /** A new customer is there. */
    data class Created(
        val id: String,
    ) : EditorEffect

    /** All is saved, or given up. */
    data object Done : EditorEffect
}

internal fun EditorUiState.hint(field: Field): Int? = hints[field]

internal val EditorUiState.group: GroupItem?
    get() = form?.group?.let { id -> building?.groups?.firstOrNull { it.id == id } }
