package dev.innkey.app.project

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.runtime.Immutable
import dev.innkey.app.R
import dev.innkey.app.design.ServerClock
import dev.innkey.app.problem.Problem
import java.time.Instant
import java.time.ZoneId

/**
 * An opened project.
 *
 * @property name what people call the building
 * @property function the id of the function that is shown
 * @property page the id of that function's page that is shown
 * @property problem what failed last, while something can still be seen
 * @property offline whether the server was not reached
 * @property update whether the server has something newer
 * @property begins when the stay begins, if it has not yet
 */
@Immutable
data class ProjectUiState(
    val name: String,
    val stage: Stage,
    val function: String?,
    val page: String?,
    val problem: Problem?,
    val offline: Boolean,
    val update: Boolean,
    val begins: Begins?,
)

/** How far a person has come into the project. */
@Immutable
sealed interface Stage {
    data object Opening : Stage

    data class Failed(
        val problem: Problem,
    ) : Stage

    /**
     * Nobody is signed in: the door is shut.
     *
     * @property cover the file of the building's picture
     * @property why what ended the sign-in before, if that was just now
     */
    data class Door(
        val cover: String?,
        val why: Farewell?,
    ) : Stage

    data class Inside(
        val functions: List<FunctionPart>,
    ) : Stage
}

/** Why somebody who was signed in is not any more. */
enum class Farewell(
    @param:StringRes val title: Int,
    @param:StringRes val text: Int,
) {
    STAY_OVER(R.string.project_ended_stay_title, R.string.project_ended_stay_text),
    SIGNED_OUT(R.string.project_ended_session_title, R.string.project_ended_session_text),
    SWITCHED_OFF(R.string.project_ended_disabled_title, R.string.project_ended_disabled_text),
}

/** The stay's beginning, by the building's clock and in its time zone. */
@Immutable
data class Begins(
    val at: Instant,
    val zone: ZoneId,
    val clock: ServerClock,
)

@Immutable
data class FunctionPart(
    val id: String,
    val name: String,
    @param:DrawableRes val icon: Int,
    val pages: List<PagePart>,
)

/** @property picture its file */
@Immutable
data class PagePart(
    val id: String,
    val name: String,
    val picture: String?,
    val tiles: List<Tile>,
)

/** @property pin whether a PIN guards it */
@Immutable
data class Tile(
    val id: String,
    val name: String,
    val pin: Boolean,
    val shows: Shows,
)

/** What a tile shows of its object. */
@Immutable
sealed interface Shows {
    data class Switch(
        val on: Boolean,
    ) : Shows

    /** @property level percent, 0 is off */
    data class Dimmer(
        val level: Int,
    ) : Shows

    /** @property open percent, 0 is closed */
    data class Shutter(
        val open: Int,
    ) : Shows

    data object Scene : Shows

    /**
     * @property target °C
     * @property current °C
     */
    data class Thermostat(
        val target: Float,
        val current: Float?,
    ) : Shows

    data class Label(
        val text: String,
    ) : Shows

    /** @property file null: it is not on this phone */
    data class Image(
        val file: String?,
    ) : Shows

    /** @property file a still; null: it is not on this phone */
    data class Camera(
        val file: String?,
    ) : Shows
}
