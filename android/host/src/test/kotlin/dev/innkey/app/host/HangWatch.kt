package dev.innkey.app.host

import org.junit.runner.Description
import org.junit.runner.notification.RunListener
import java.util.concurrent.Executors
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.TimeUnit

/** Ends the whole run when one test does not end, and says which and where it stands: pom.xml gives it to Surefire. */
class HangWatch : RunListener() {
    private val clock = Executors.newSingleThreadScheduledExecutor { Thread(it, "hang watch").apply { isDaemon = true } }
    private var alarm: ScheduledFuture<*>? = null

    override fun testStarted(description: Description) {
        alarm = clock.schedule({ giveUp(description) }, PATIENCE, TimeUnit.MINUTES)
    }

    override fun testFinished(description: Description) {
        alarm?.cancel(false)
    }

    private fun giveUp(test: Description) {
        val stacks = Thread.getAllStackTraces().filterKeys { it.name.startsWith("main") || it.name.startsWith("SDK") }
        val where = stacks.map { (thread, stack) -> (listOf("$thread") + stack.take(FRAMES)).joinToString("\n    at ") }
        System.err.println("$test has not ended after $PATIENCE minutes:\n${where.joinToString("\n")}")
        // Without the hooks: one of them may wait for what hangs.
        Runtime.getRuntime().halt(1)
    }
}

/** Minutes. A walk through all screens is the longest test; it takes one or two. */
private const val PATIENCE = 10L
private const val FRAMES = 25
