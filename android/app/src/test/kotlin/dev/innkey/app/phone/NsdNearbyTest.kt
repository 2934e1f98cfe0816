package dev.innkey.app.phone

import android.content.Context
import android.net.nsd.NsdManager
import android.net.nsd.NsdServiceInfo
import android.os.Looper
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.NearbyServer
import dev.innkey.nearbyService
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import java.net.InetAddress
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The system's discovery is played: what it says, and what it is asked. */
@RunWith(RobolectricTestRunner::class)
class NsdNearbyTest {
    private val context = getApplicationContext<Context>()
    private val manager = checkNotNull(context.getSystemService(NsdManager::class.java))
    private val scope = CoroutineScope(Job() + Dispatchers.Default)
    private val heard = CopyOnWriteArrayList<List<NearbyServer>>()
    private val failed = CopyOnWriteArrayList<Throwable>()

    /** Joined: afterwards the system that it says goodbye to is another. */
    @After fun end() = runBlocking { scope.coroutineContext.job.cancelAndJoin() }

    private fun listen() =
        scope.launch {
            try {
                NsdNearby(context).servers().collect { heard += it }
            } catch (error: NearbyException) {
                failed += error
            }
        }

    private fun discoveries() = shadowOf(manager).getDiscoveryListeners(nearbyService()).orEmpty()

    private fun discovery(): NsdManager.DiscoveryListener {
        await { discoveries().isNotEmpty() }
        return discoveries().single()
    }

    private fun watch(name: String) = shadowOf(manager).getServiceInfoCallbacks(service(name)).orEmpty().single()

    private fun await(what: () -> Boolean) {
        val end = System.nanoTime() + 20_000_000_000
        while (!what()) {
            check(System.nanoTime() < end) { "never: $heard $failed" }
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(5)
        }
    }

    private fun service(name: String) =
        NsdServiceInfo().apply {
            serviceName = name
            serviceType = nearbyService()
        }

    private fun resolved(name: String) =
        service(name).apply {
            port = 8443
            hostAddresses = listOf(InetAddress.getByName("192.168.1.20"))
            setAttribute("v", "1")
            setAttribute("fp", "ab".repeat(32))
        }

    @Test fun `a server is heard of, and gone`() {
        val listening = listen()
        val discovery = discovery()
        discovery.onServiceFound(service("Casa Limone"))
        watch("Casa Limone").onServiceUpdated(resolved("Casa Limone"))
        await { heard.lastOrNull()?.singleOrNull()?.name == "Casa Limone" }
        assertEquals("192.168.1.20", heard.last().single().addresses.single().host)
        discovery.onServiceLost(service("Casa Limone"))
        await { heard.last().isEmpty() }
        runBlocking { listening.cancelAndJoin() }
        assertTrue(discoveries().isEmpty())
    }

    @Test fun `what is of another kind is left out`() {
        listen()
        discovery().onServiceFound(service("Printer"))
        val strange = service("Printer").apply { port = 631 }
        watch("Printer").onServiceUpdated(strange)
        await { heard.isNotEmpty() }
        assertEquals(emptyList(), heard.last())
    }

    @Test fun `a phone that cannot search says so`() {
        listen()
        discovery().onStartDiscoveryFailed(nearbyService(), NsdManager.FAILURE_INTERNAL_ERROR)
        await { failed.isNotEmpty() }
    }
}
