package dev.innkey.app.phone

import android.net.ConnectivityManager
import android.net.Network
import android.net.NetworkCapabilities
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/**
 * How the phone is connected.
 *
 * @property online whether there is any network; a building's may well have no way to the internet
 * @property metered whether its bytes may cost something, as mobile data does
 */
data class NetworkState(
    val online: Boolean,
    val metered: Boolean,
)

/** The phone's connection, watched. */
interface Connection {
    val network: StateFlow<NetworkState>
}

/** As the system tells it, for as long as the app runs. */
class PhoneConnection(
    manager: ConnectivityManager,
) : Connection {
    private val mutable = MutableStateFlow(NetworkState(manager.activeNetwork != null, manager.isActiveNetworkMetered))
    override val network: StateFlow<NetworkState> = mutable.asStateFlow()

    init {
        manager.registerDefaultNetworkCallback(
            object : ConnectivityManager.NetworkCallback() {
                // Told for each new network too, right after onAvailable.
                override fun onCapabilitiesChanged(
                    network: Network,
                    capabilities: NetworkCapabilities,
                ) {
                    mutable.value = NetworkState(online = true, !capabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED))
                }

                override fun onLost(network: Network) {
                    mutable.value = NetworkState(online = false, metered = false)
                }
            },
        )
    }
}
