package dev.innkey.app.figures

import android.os.Handler
import android.os.Looper
import android.os.Message
import android.os.StrictMode
import android.os.strictmode.NetworkViolation
import android.os.strictmode.Violation
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.put
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.util.reflector.Direct
import org.robolectric.util.reflector.ForType
import org.robolectric.util.reflector.Reflector.reflector

/**
 * Watches what the main thread's queue runs (view models' coroutines, callbacks of the core, the system's own) from its making until it
 * is closed, and writes the longest runs and what touched the disk to target/figures/main-thread-NAME.json. Time makes no test fail;
 * a connection to the network does. Compose's frames are not among it: in tests they are run by the test's clock.
 */
class MainThread(
    private val name: String,
) : AutoCloseable {
    private class Run(
        val nanos: Long,
        val what: String,
    ) {
        /** Whether it is of the app, and not of Compose or the system. */
        val own get() = "dev.innkey" in what
    }

    private val longest = mutableListOf<Run>()
    private val violations = mutableListOf<Violation>()
    private var runs = 0
    private var own: Run? = null
    private val before = StrictMode.getThreadPolicy()

    init {
        check(Looper.myLooper() == Looper.getMainLooper())
        StrictMode.setThreadPolicy(
            StrictMode.ThreadPolicy
                .Builder()
                .detectDiskReads()
                .detectDiskWrites()
                .detectNetwork()
                .penaltyListener(Runnable::run) { violations += it }
                .build(),
        )
        watching = this
    }

    override fun close() {
        watching = null
        StrictMode.setThreadPolicy(before)
        val figures =
            mapOf(
                "runs" to JsonPrimitive(runs),
                "longest of our own" to longest(listOfNotNull(own)),
                "longest" to longest(longest),
                "disk" to violations(),
            )
        Figures.write("main-thread-$name", figures)
        val network = violations.filterIsInstance<NetworkViolation>()
        if (network.isNotEmpty()) throw AssertionError("the main thread used the network", network.first())
    }

    private fun ran(
        nanos: Long,
        message: () -> String,
    ) {
        runs++
        val longestOwn = own?.nanos ?: 0
        if (nanos > longestOwn) Run(nanos, message()).let { if (it.own) own = it }
        if (longest.size == KEPT && nanos <= longest.last().nanos) return
        longest += Run(nanos, message())
        longest.sortByDescending { it.nanos }
        if (longest.size > KEPT) longest.removeLast()
    }

    private fun longest(runs: List<Run>) =
        JsonArray(
            runs.map {
                buildJsonObject {
                    put("ms", it.nanos / 10_000 / 100.0)
                    put("what", it.what)
                }
            },
        )

    private fun violations() =
        JsonArray(
            (violations.filterNot { it is NetworkViolation })
                .map { violation ->
                    violation.stackTrace.firstOrNull { it.className.startsWith("dev.innkey") }
                        ?: violation.stackTrace.first()
                }.distinct()
                .map { JsonPrimitive("$it") },
        )

    /** Robolectric's looper knows no message logging, so the handlers tell; robolectric.properties has this in their place. */
    @Implements(Handler::class)
    class TimedHandler {
        @RealObject private lateinit var handler: Handler

        @Implementation
        fun dispatchMessage(message: Message) {
            val watch = watching?.takeIf { handler.looper == Looper.getMainLooper() }
            if (watch == null) return run(message)
            val callback: Runnable? = message.callback
            val what = message.what
            val start = System.nanoTime()
            run(message)
            watch.ran(System.nanoTime() - start) { callback?.toString() ?: "${handler.javaClass.name} $what" }
        }

        private fun run(message: Message) = reflector(Real::class.java, handler).dispatchMessage(message)
    }

    @ForType(Handler::class)
    internal interface Real {
        @Direct
        fun dispatchMessage(message: Message)
    }

    private companion object {
        const val KEPT = 10

        @Volatile var watching: MainThread? = null
    }
}
