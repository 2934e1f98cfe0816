package dev.innkey.bench

import com.sun.management.ThreadMXBean
import dev.innkey.QrLevel
import dev.innkey.QrScanner
import dev.innkey.harness.Plane
import dev.innkey.qrPng
import dev.innkey.scan
import java.io.File
import java.lang.management.ManagementFactory
import java.util.Random

private const val WIDTH = 1080
private const val HEIGHT = 1920
private const val SCANS = 100

/** A camera's frame with the QR of a link, and one without; the frames are written so that Rust can scan the same. */
fun scanning() {
    val folder = File(System.getProperty("innkey.frames")).also { it.mkdirs() }
    for (name in listOf("with a code", "without")) {
        val frame = frame()
        if (name == "with a code") frame.draw(qrPng("INNKEY:1" + "AEA2EC377QDHHQMRZQ5QIS5O".repeat(8), QrLevel.MEDIUM, 8u), 200, 640)
        File(folder, "${name.replace(' ', '-')}-${WIDTH}x$HEIGHT.luma").writeBytes(frame.bytes())
        scanning(name, frame)
    }
}

private fun scanning(
    name: String,
    frame: Plane,
) {
    val scanner = QrScanner()
    val scan = { scanner.scan(frame.buffer, WIDTH, HEIGHT, frame.stride) }
    repeat(SCANS) { check(scan().isEmpty() == (name == "without")) }
    figure("scan of a frame $name", "ms", List(RUNS) { medianMillis(SCANS) { scan() } })
    val threads = ManagementFactory.getThreadMXBean() as ThreadMXBean
    val thread = Thread.currentThread().id
    val before = threads.getThreadAllocatedBytes(thread)
    repeat(SCANS) { scan() }
    figure("Java's memory for it", "B", listOf((threads.getThreadAllocatedBytes(thread) - before).toDouble() / SCANS))
}

/** A dim wall with the noise of a sensor, the same each time. */
private fun frame(): Plane {
    val noise = Random(1)
    val frame = Plane(WIDTH, HEIGHT, WIDTH)
    for (row in 0 until HEIGHT) {
        for (column in 0 until WIDTH) {
            frame.buffer.put((90 + row * 80 / HEIGHT + noise.nextInt(12)).toByte())
        }
    }
    frame.buffer.rewind()
    return frame
}
