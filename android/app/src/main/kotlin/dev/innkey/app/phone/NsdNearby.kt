package dev.innkey.app.phone

import android.content.Context
import android.net.nsd.NsdManager
import android.net.nsd.NsdServiceInfo
import android.net.wifi.WifiManager
import android.os.Build
import androidx.annotation.RequiresApi
import dev.innkey.NearbyServer
import dev.innkey.nearbyServer
import dev.innkey.nearbyService
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map

/** Android's own discovery. */
class NsdNearby(
    private val context: Context,
) : Nearby {
    override fun servers(): Flow<List<NearbyServer>> =
        callbackFlow {
            val manager = context.getSystemService(NsdManager::class.java) ?: throw NearbyException("no NsdManager")
            val lock = multicast()
            val heard = Heard { trySend(it) }
            val resolving =
                if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) watching(manager, heard) else Resolving(manager, heard)
            val discovery = Discovery(resolving) { close(NearbyException("discovery: error $it")) }
            manager.discoverServices(nearbyService(), NsdManager.PROTOCOL_DNS_SD, discovery)
            awaitClose {
                if (discovery.running) manager.stopServiceDiscovery(discovery)
                resolving.close()
                lock?.release()
            }
        }.conflate()
            .map { services -> services.mapNotNull { nearbyServer(it.name, it.hosts, it.port, it.txt) }.distinctBy { it.fingerprint } }
            .flowOn(Dispatchers.IO)

    /** Before Android 13 the phone's Wi-Fi drops what is not meant for it alone, unless an app asks. */
    private fun multicast(): WifiManager.MulticastLock? {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) return null
        return context.getSystemService(WifiManager::class.java)?.createMulticastLock("innkey")?.apply { acquire() }
    }
}

/** A service as it was resolved. */
private class Service(
    val name: String,
    val hosts: List<String>,
    val port: UShort,
    val txt: Map<String, ByteArray>,
)

/** What is heard of, by name, told to [tell] at each change. */
private class Heard(
    private val tell: (List<Service>) -> Unit,
) {
    private val services = linkedMapOf<String, Service>()

    @Synchronized
    fun put(info: NsdServiceInfo) {
        services[info.serviceName] =
            Service(info.serviceName, info.addresses(), info.port.toUShort(), info.attributes.mapValues { it.value ?: ByteArray(0) })
        tell(services.values.toList())
    }

    @Synchronized
    fun remove(name: String) {
        if (services.remove(name) != null) tell(services.values.toList())
    }
}

private fun NsdServiceInfo.addresses(): List<String> {
    val addresses =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            all(this)
        } else {
            @Suppress("DEPRECATION") // all that there is before Android 14
            listOfNotNull(host)
        }
    return addresses.mapNotNull { it.hostAddress }
}

@RequiresApi(Build.VERSION_CODES.UPSIDE_DOWN_CAKE)
private fun all(info: NsdServiceInfo) = info.hostAddresses

/** Finds out where a service is that was heard of. */
private interface Resolver : AutoCloseable {
    fun found(info: NsdServiceInfo)

    fun lost(info: NsdServiceInfo)
}

private class Discovery(
    private val resolver: Resolver,
    private val onFailed: (Int) -> Unit,
) : NsdManager.DiscoveryListener {
    /** One that has ended, or never began, must not be stopped. */
    @Volatile var running = true
        private set

    override fun onServiceFound(info: NsdServiceInfo) = resolver.found(info)

    override fun onServiceLost(info: NsdServiceInfo) = resolver.lost(info)

    override fun onStartDiscoveryFailed(
        type: String,
        error: Int,
    ) {
        running = false
        onFailed(error)
    }

    override fun onStopDiscoveryFailed(
        type: String,
        error: Int,
    ) = Unit

    override fun onDiscoveryStarted(type: String) = Unit

    override fun onDiscoveryStopped(type: String) {
        running = false
    }
}

/** Before Android 14: one at a time, else the system refuses. */
@Suppress("DEPRECATION") // all that there is before Android 14
private class Resolving(
    private val manager: NsdManager,
    private val heard: Heard,
) : Resolver,
    NsdManager.ResolveListener {
    private val waiting = ArrayDeque<NsdServiceInfo>()
    private var busy = false
    private var closed = false

    @Synchronized
    override fun found(info: NsdServiceInfo) {
        waiting += info
        next()
    }

    @Synchronized
    override fun lost(info: NsdServiceInfo) {
        waiting.removeAll { it.serviceName == info.serviceName }
        heard.remove(info.serviceName)
    }

    override fun onServiceResolved(info: NsdServiceInfo) {
        heard.put(info)
        done()
    }

    override fun onResolveFailed(
        info: NsdServiceInfo,
        error: Int,
    ) = done()

    @Synchronized
    override fun close() {
        closed = true
    }

    @Synchronized
    private fun done() {
        busy = false
        next()
    }

    private fun next() {
        if (busy || closed) return
        val info = waiting.removeFirstOrNull() ?: return
        busy = true
        manager.resolveService(info, this)
    }
}

@RequiresApi(Build.VERSION_CODES.UPSIDE_DOWN_CAKE)
private fun watching(
    manager: NsdManager,
    heard: Heard,
): Resolver = Watching(manager, heard)

/** Since Android 14: each is watched until it is lost. */
@RequiresApi(Build.VERSION_CODES.UPSIDE_DOWN_CAKE)
private class Watching(
    private val manager: NsdManager,
    private val heard: Heard,
) : Resolver {
    private val watches = mutableMapOf<String, Watch>()

    @Synchronized
    override fun found(info: NsdServiceInfo) {
        if (info.serviceName in watches) return
        val watch = Watch(heard, info.serviceName)
        watches[info.serviceName] = watch
        manager.registerServiceInfoCallback(info, Runnable::run, watch)
    }

    @Synchronized
    override fun lost(info: NsdServiceInfo) {
        watches.remove(info.serviceName)?.let(::end)
        heard.remove(info.serviceName)
    }

    @Synchronized
    override fun close() {
        watches.values.forEach(::end)
        watches.clear()
    }

    private fun end(watch: Watch) {
        if (watch.registered) manager.unregisterServiceInfoCallback(watch)
    }
}

@RequiresApi(Build.VERSION_CODES.UPSIDE_DOWN_CAKE)
private class Watch(
    private val heard: Heard,
    private val name: String,
) : NsdManager.ServiceInfoCallback {
    /** One that could not be registered must not be unregistered. */
    @Volatile var registered = true
        private set

    override fun onServiceInfoCallbackRegistrationFailed(error: Int) {
        registered = false
    }

    override fun onServiceUpdated(info: NsdServiceInfo) = heard.put(info)

    override fun onServiceLost() = heard.remove(name)

    override fun onServiceInfoCallbackUnregistered() {
        registered = false
    }
}
