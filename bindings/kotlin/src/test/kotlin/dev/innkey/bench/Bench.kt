package dev.innkey.bench

import kotlinx.coroutines.runBlocking

/** Runs of each figure. */
const val RUNS = 5

/**
 * Measures the face from Kotlin against a real server and prints a line of JSON per figure, the median of each run:
 *
 *     mvn -q test-compile exec:exec@bench
 */
fun main() =
    runBlocking {
        // Maven may have begun a line.
        println()
        Yard.open().use { yard ->
            calls(yard)
            list(yard)
            scanning()
            start(yard)
        }
    }

/** Prints a figure. */
fun figure(
    name: String,
    unit: String,
    runs: List<Double>,
) = println("""{"name":"$name","unit":"$unit","runs":$runs}""")

/** The median of [times] measurements of [work], in nanoseconds. */
inline fun median(
    times: Int,
    work: () -> Unit,
): Double {
    val taken =
        LongArray(times) {
            val began = System.nanoTime()
            work()
            System.nanoTime() - began
        }
    taken.sort()
    return taken[times / 2].toDouble()
}

/** The same in milliseconds. */
inline fun medianMillis(
    times: Int,
    work: () -> Unit,
): Double = median(times, work) / 1_000_000
