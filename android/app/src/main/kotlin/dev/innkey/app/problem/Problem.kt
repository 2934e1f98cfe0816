package dev.innkey.app.problem

import androidx.annotation.StringRes
import androidx.compose.runtime.Immutable

/**
 * Something that went wrong, as a person reads it.
 *
 * @property what what happened, a sentence
 * @property next what to do about it, a sentence; null if nothing helps
 * @property step what a button can do about it
 * @property argument what takes the place of `%1$s` in [what]
 * @property wait seconds until trying again can help
 */
@Immutable
data class Problem(
    @param:StringRes val what: Int,
    @param:StringRes val next: Int?,
    val step: Step = Step.NOTHING,
    val argument: Argument? = null,
    val wait: Int? = null,
)

/** A particular of a [Problem]. */
@Immutable
sealed interface Argument {
    /** A name or number that is the same in every language. */
    data class Word(
        val text: String,
    ) : Argument

    /** An amount of memory, written as the phone writes such. */
    data class Size(
        val bytes: Long,
    ) : Argument
}

/**
 * What a person can do about a [Problem], as far as a button can.
 *
 * [FREE_SPACE] and [UPDATE] lead out of the app: the shared panes do that themselves, and a screen hears of the others only.
 */
enum class Step {
    NOTHING,
    TRY_AGAIN,
    REFRESH,
    SIGN_IN,
    DOWNLOAD,
    ADD_AGAIN,
    FREE_SPACE,
    UPDATE,
}
