package dev.innkey.harness

import dev.innkey.InnkeyEngine
import dev.innkey.Project
import dev.innkey.SecretStore
import java.nio.file.Files

/** A phone: an engine in a folder of its own. */
class Phone private constructor(
    val engine: InnkeyEngine,
    private val folder: java.nio.file.Path,
) : AutoCloseable {
    override fun close() {
        engine.shutDown()
        folder.toFile().deleteRecursively()
    }

    companion object {
        suspend fun open(secrets: SecretStore = MemorySecrets()): Phone {
            val folder = Files.createTempDirectory("innkey-phone")
            return Phone(InnkeyEngine.open("$folder", secrets), folder)
        }
    }
}

/** A phone that has opened a link. */
class PhoneWithProject private constructor(
    private val phone: Phone,
    val project: Project,
) : AutoCloseable by phone {
    val engine get() = phone.engine

    companion object {
        suspend fun open(
            link: String,
            secrets: SecretStore = MemorySecrets(),
        ): PhoneWithProject {
            val phone = Phone.open(secrets)
            return PhoneWithProject(phone, phone.engine.addLink(link))
        }
    }
}
