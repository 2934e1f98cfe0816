package dev.innkey.harness

import java.io.IOException
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlin.io.path.exists
import kotlin.io.path.readText
import kotlin.io.path.writeText

/** The password of every account that [Server] adds. */
const val PASSWORD = "limoncello-42"

/** A real `innkey serve` on a free port with everything in a folder of its own; its links lead through a [Door], if not direct. */
class Server private constructor(
    private val folder: Path,
    private val direct: Boolean,
) : AutoCloseable {
    val door = Door()
    private val data = folder.resolve("server")
    private val clock = folder.resolve("clock")
    private val log = StringBuffer()
    private var port = 0
    private var process = launch()

    /** Publishes the project in [source]; gives its id. */
    fun push(source: Path = sampleProject): String = field("project", run("project", "push", "$source", "--data", "$data", "--json"))

    /** Adds an account with [PASSWORD] that may manage customers; gives the link for its first phone. */
    fun addAdmin(
        user: String,
        project: String? = null,
    ): String {
        val target = listOf("--data", "$data", "--json") + project?.let { listOf("--project", it) }.orEmpty()
        run("account", "add", user, "--admin", "on", "--password-stdin", *target.toTypedArray(), input = "$PASSWORD\n")
        return field("link", run("account", "link", user, *target.toTypedArray()))
    }

    /** Turns the server's clock to [seconds] from now. */
    fun turnClock(seconds: Long) = clock.writeText("$seconds")

    /** Asks the server to stop and waits until it has. */
    fun stop() {
        process.destroy()
        process.waitFor()
    }

    /** Starts it again where it was. */
    fun start() {
        process = launch()
    }

    override fun close() {
        process.destroyForcibly().waitFor()
        door.close()
        folder.toFile().deleteRecursively()
    }

    private fun launch(): Process {
        val listen = listOf("serve", "--listen", "127.0.0.1:$port", "--announce", "off", "--data", "$data", "--clock-shift", "$clock")
        val address = if (direct) emptyList() else listOf("--address", "127.0.0.1:${door.port}")
        val process = ProcessBuilder(listOf(binary) + listen + address).start()
        process.outputStream.close()
        val lines = process.errorStream.bufferedReader()
        val listening = generateSequence { lines.readLine() }.onEach { log.appendLine(it) }.firstOrNull { "listening" in it }
        checkNotNull(listening) { "the server did not start:\n$log" }
        thread(isDaemon = true) {
            try {
                lines.forEachLine { log.appendLine(it) }
            } catch (_: IOException) {
                // The server was ended, and its streams with it.
            }
        }
        port = checkNotNull(Regex("""address=\S+:(\d+)""").find(listening)).groupValues[1].toInt()
        door.to = port
        return process
    }

    private fun run(
        vararg arguments: String,
        input: String = "",
    ): String {
        val process = ProcessBuilder(binary, *arguments).redirectError(folder.resolve("errors").toFile()).start()
        process.outputStream.use { it.write(input.toByteArray()) }
        val output = process.inputStream.bufferedReader().readText()
        check(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0) { folder.resolve("errors").readText() }
        return output
    }

    companion object {
        /** The sample project of the repository. */
        val sampleProject: Path = Path.of("../../tests/fixtures/casa-limone")

        private val binary: String =
            Path
                .of(System.getProperty("innkey.binary"))
                .also { check(it.exists()) { "no server at $it: cargo build --release -p innkey" } }
                .toRealPath()
                .toString()

        /** A server that runs and has no project yet. */
        fun start(direct: Boolean = false): Server = Server(Files.createTempDirectory("innkey-server"), direct)

        private fun field(
            name: String,
            json: String,
        ): String = checkNotNull(Regex(""""$name":"([^"]*)"""").find(json)) { json }.groupValues[1]
    }
}
