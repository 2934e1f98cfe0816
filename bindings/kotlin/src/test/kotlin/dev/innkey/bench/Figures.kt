package dev.innkey.bench

import dev.innkey.ImportOptions
import java.lang.management.ManagementFactory

private const val CALLS = 100_000
private const val CUSTOMERS = 1_000

/** What crossing over costs at least: a number, and a text. */
fun calls(yard: Yard) {
    val text = { repeat(CALLS) { yard.project.id() } }
    val number = { repeat(CALLS) { yard.engine.runningCalls() } }
    repeat(3) {
        text()
        number()
    }
    figure("call that gives a number", "ns", List(RUNS) { median(1, number) / CALLS })
    figure("call that gives a text", "ns", List(RUNS) { median(1, text) / CALLS })
}

/** The list of a busy host, from the server. */
suspend fun list(yard: Yard) {
    val customers = yard.project.customers()
    val table = "name,contact\n" + (1..CUSTOMERS).joinToString("") { "Guest $it,guest$it@example.org\n" }
    customers.carryOut(customers.planImport(table.toByteArray(), ImportOptions(feed = "bench")))
    repeat(20) { check(customers.list().customers.size == CUSTOMERS) }
    figure("list of 1,000 customers", "ms", List(RUNS) { medianMillis(20) { customers.list() } })
    // Rust lowers and Kotlin lifts on the thread that asked; server, network and parsing are on others.
    val threads = ManagementFactory.getThreadMXBean()
    val crossing =
        List(RUNS) {
            val before = threads.currentThreadCpuTime
            repeat(20) { customers.list() }
            (threads.currentThreadCpuTime - before) / 20 / 1e6
        }
    figure("– of that on the caller's thread: the crossing", "ms", crossing)
}
