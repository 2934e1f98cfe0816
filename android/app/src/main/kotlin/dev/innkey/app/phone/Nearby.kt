package dev.innkey.app.phone

import dev.innkey.NearbyServer
import kotlinx.coroutines.flow.Flow
import java.io.IOException

/** The servers that announce themselves in the phone's network. Nothing that they say is proven. */
interface Nearby {
    /** All that is heard of, again at each change, for as long as it is collected. Throws [NearbyException]. */
    fun servers(): Flow<List<NearbyServer>>
}

/** This phone cannot listen to its network. */
class NearbyException(
    message: String,
) : IOException(message)
