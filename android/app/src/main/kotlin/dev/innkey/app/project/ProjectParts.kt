package dev.innkey.app.project

import androidx.annotation.DrawableRes
import dev.innkey.FunctionIcon
import dev.innkey.ObjectKind
import dev.innkey.ProjectContent
import dev.innkey.ProjectFunction
import dev.innkey.ProjectObject
import dev.innkey.ProjectPage
import dev.innkey.Refusal
import dev.innkey.app.R

internal fun ProjectContent.parts(): List<FunctionPart> = functions.map { it.part() }

private fun ProjectFunction.part() = FunctionPart(id, name, icon.drawable(), pages.map { it.part() })

private fun ProjectPage.part() = PagePart(id, name, picture, objects.map { it.tile() })

private fun ProjectObject.tile() = Tile(id, name, pin, kind.shows())

private fun ObjectKind.shows(): Shows =
    when (this) {
        is ObjectKind.Switch -> Shows.Switch(on)
        is ObjectKind.Dimmer -> Shows.Dimmer(level.toInt())
        is ObjectKind.Shutter -> Shows.Shutter(position.toInt())
        ObjectKind.Scene -> Shows.Scene
        is ObjectKind.Thermostat -> Shows.Thermostat(target, current)
        is ObjectKind.Label -> Shows.Label(text)
        is ObjectKind.Image -> Shows.Image(picture)
        is ObjectKind.Camera -> Shows.Camera(picture)
    }

@DrawableRes
internal fun FunctionIcon.drawable(): Int =
    when (this) {
        FunctionIcon.HOME -> R.drawable.ic_home
        FunctionIcon.KEY -> R.drawable.ic_key
        FunctionIcon.LIGHT -> R.drawable.ic_light
        FunctionIcon.CLIMATE -> R.drawable.ic_climate
        FunctionIcon.SHADE -> R.drawable.ic_shade
        FunctionIcon.GARDEN -> R.drawable.ic_garden
        FunctionIcon.POOL -> R.drawable.ic_pool
        FunctionIcon.INFO -> R.drawable.ic_info
        FunctionIcon.CAMERA -> R.drawable.ic_camera
        FunctionIcon.SCENE -> R.drawable.ic_scene
        FunctionIcon.SECURITY -> R.drawable.ic_security
    }

/** Why the server lets this account in no more; null: it refused something else. */
internal fun Refusal.farewell(): Farewell? =
    when (this) {
        Refusal.STAY_ENDED -> Farewell.STAY_OVER
        Refusal.ACCOUNT_DISABLED -> Farewell.SWITCHED_OFF
        Refusal.SESSION_ENDED, Refusal.NOT_SIGNED_IN -> Farewell.SIGNED_OUT
        else -> null
    }
