package dev.innkey.bench

import dev.innkey.InnkeyEngine
import dev.innkey.Project
import dev.innkey.harness.MemorySecrets
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Server
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.readText
import kotlin.io.path.writeText

/** A server with ten projects, and a host's phone that has them all and is signed in to the first. */
class Yard private constructor(
    private val server: Server,
    val folder: Path,
    val engine: InnkeyEngine,
    val project: Project,
) : AutoCloseable {
    override fun close() {
        engine.shutDown()
        server.close()
        folder.toFile().deleteRecursively()
    }

    companion object {
        const val PROJECTS = 10

        suspend fun open(): Yard {
            val server = Server.start(direct = true)
            val folder = Files.createTempDirectory("innkey-phone")
            val engine = InnkeyEngine.open("$folder", MemorySecrets())
            val projects = List(PROJECTS) { engine.addLink(server.addAdmin("anna", server.push(copy(it, folder)))) }
            projects[0].signInWithPassword("anna", PASSWORD, "Bench")
            return Yard(server, folder, engine, projects[0])
        }

        /** The sample project under another id. */
        private fun copy(
            number: Int,
            into: Path,
        ): Path {
            val source = into.resolve("source-$number")
            Server.sampleProject.toFile().copyRecursively(source.toFile())
            val file = source.resolve("project.json")
            val id = Regex(""""id": "([0-9a-f-]{36})"""")
            file.writeText(file.readText().replaceFirst(id, """"id": "01935e2a-0000-7000-8000-0000000000d$number""""))
            return source
        }
    }
}
