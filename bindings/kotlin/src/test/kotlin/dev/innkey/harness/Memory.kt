package dev.innkey.harness

import java.io.File

/** How much memory this process takes, and how much of Java's heap is in use; in KiB. */
data class Memory(
    val process: Long,
    val heap: Long,
) {
    companion object {
        fun now(): Memory {
            repeat(3) {
                System.gc()
                // What is finalised gives its memory back on a thread of its own.
                Thread.sleep(50)
            }
            val line = File("/proc/self/status").readLines().single { it.startsWith("VmRSS:") }
            val runtime = Runtime.getRuntime()
            return Memory(line.filter(Char::isDigit).toLong(), (runtime.totalMemory() - runtime.freeMemory()) / 1024)
        }
    }
}
