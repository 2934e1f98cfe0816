package dev.innkey.app.phone

import dev.innkey.NearbyServer
import kotlinx.coroutines.flow.MutableStateFlow

/** A network in which only those servers announce themselves that a test names. */
class StillNetwork : Nearby {
    val announced = MutableStateFlow(emptyList<NearbyServer>())

    override fun servers() = announced
}
