package dev.innkey.bench

import dev.innkey.InnkeyEngine
import dev.innkey.harness.MemorySecrets
import kotlinx.coroutines.runBlocking
import java.nio.file.Path
import kotlin.io.path.Path

/** From opening an engine with ten projects until the list is there: in a JVM of its own, then again and again. */
suspend fun start(yard: Yard) {
    yard.engine.shutDown()
    figure("start in a new process", "ms", List(RUNS) { inNewProcess(yard.folder) })
    repeat(5) { open("${yard.folder}") }
    figure("start once the library is loaded", "ms", List(RUNS) { medianMillis(11) { open("${yard.folder}") } })
}

private fun inNewProcess(folder: Path): Double {
    val java = Path(System.getProperty("java.home"), "bin", "java")
    val library = "-Djna.library.path=${System.getProperty("jna.library.path")}"
    val process = ProcessBuilder("$java", library, "-cp", System.getProperty("java.class.path"), Start::class.java.name, "$folder")
    val answer = process.redirectErrorStream(true).start().inputStream.bufferedReader().readText()
    return checkNotNull(answer.trim().toDoubleOrNull()) { answer }
}

private suspend fun open(folder: String) {
    val engine = InnkeyEngine.open(folder, MemorySecrets())
    check(engine.projects().size == Yard.PROJECTS)
    engine.shutDown()
}

/** The new process: prints how many milliseconds it took, loading the library included. */
object Start {
    @JvmStatic
    fun main(arguments: Array<String>) {
        val began = System.nanoTime()
        runBlocking { open(arguments.single()) }
        println((System.nanoTime() - began) / 1e6)
    }
}
