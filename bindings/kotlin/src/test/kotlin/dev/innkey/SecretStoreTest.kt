package dev.innkey

import dev.innkey.harness.MemorySecrets
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.PhoneWithProject
import dev.innkey.harness.Server
import dev.innkey.harness.story
import dev.innkey.harness.until
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import java.lang.ref.WeakReference
import java.nio.file.Files
import java.util.concurrent.CountDownLatch
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** What an app's keystore may do to the engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretStoreTest {
    private val server = Server.start()
    private val link = server.run { push().let { addAdmin("anna") } }

    @AfterAll
    fun close() = server.close()

    @Test
    fun `it fails as it may`() = fails<InnkeyException.Secrets> { throw SecretStoreException.Failed("the phone is locked") }

    @Test
    fun `it throws an exception of its own`() = fails<InnkeyException.Secrets> { error("keystore: not initialised") }

    @Test
    fun `it throws an error`() = fails<InnkeyException> { throw NotImplementedError("later") }

    @Test
    fun `it overflows its stack`() = fails<InnkeyException> { endless(1).toString() }

    /** Signs in with a keystore in trouble, then with one that is well again. */
    private inline fun <reified E : InnkeyException> fails(noinline trouble: () -> Unit) =
        story {
            val secrets = Hooked()
            PhoneWithProject.open(link, secrets).use { phone ->
                for (hook in listOf(secrets::onRead, secrets::onWrite)) {
                    hook.set { trouble() }
                    assertFailsWith<E> { phone.project.signInWithPassword("anna", PASSWORD, "Phone") }
                    hook.set {}
                    until { phone.engine.runningCalls() == 0u }
                }
                assertEquals("anna", phone.project.signInWithPassword("anna", PASSWORD, "Phone").account.user)
                assertEquals("anna", phone.project.account().account.user)
            }
        }

    @Test
    fun `it blocks, and other calls go on`() =
        story {
            val secrets = Hooked()
            PhoneWithProject.open(link, secrets).use { phone ->
                phone.project.signInWithPassword("anna", PASSWORD, "Phone")
                val inside = CountDownLatch(1)
                val unlocked = CountDownLatch(1)
                secrets.onRead = { inside.countDown().also { unlocked.await() } }
                val waits = async { phone.project.account() }
                until { inside.count == 0L }
                assertEquals(1, phone.engine.projects().size)
                val given = launch(start = CoroutineStart.UNDISPATCHED) { phone.project.devices() }
                given.cancelAndJoin()
                until { phone.engine.runningCalls() == 1u }
                secrets.onRead = {}
                unlocked.countDown()
                assertEquals("anna", waits.await().account.user)
            }
        }

    @Test
    fun `it asks the engine itself`() =
        story {
            val secrets = Hooked()
            PhoneWithProject.open(link, secrets).use { phone ->
                var asked = 0
                secrets.onRead = {
                    val busy = phone.engine.runningCalls()
                    asked += runBlocking { phone.engine.projects() }.size
                    check(busy > 0u)
                }
                phone.project.signInWithPassword("anna", PASSWORD, "Phone")
                assertTrue(asked > 0)
            }
        }

    @Test
    fun `it shuts the engine down`() =
        story {
            val secrets = Hooked()
            PhoneWithProject.open(link, secrets).use { phone ->
                secrets.onRead = { phone.engine.shutDown() }
                assertFailsWith<InnkeyException.Closed> { phone.project.signInWithPassword("anna", PASSWORD, "Phone") }
            }
        }

    @Test
    fun `it is let go by the app while it works`() =
        story {
            val folder = Files.createTempDirectory("innkey-phone")
            val inside = CountDownLatch(1)
            val unlocked = CountDownLatch(1)
            var secrets: Hooked? = Hooked()
            val gone = WeakReference(secrets)
            var engine: InnkeyEngine? = InnkeyEngine.open("$folder", checkNotNull(secrets))
            var project: Project? = engine?.addLink(link)
            secrets.onRead = { inside.countDown().also { unlocked.await() } }
            val call = project!!.let { async { runCatching { it.account() } } }
            until { inside.count == 0L }
            engine!!.close()
            project.close()
            secrets = null
            engine = null
            project = null
            repeat(5) { System.gc() }
            unlocked.countDown()
            assertFailsWith<InnkeyException.NotSignedIn> { call.await().getOrThrow() }
            until {
                System.gc()
                gone.get() == null
            }
            folder.toFile().deleteRecursively()
        }
}

/** A keystore in memory in which something happens first. */
private class Hooked(
    private val secrets: SecretStore = MemorySecrets(),
) : SecretStore by secrets {
    @Volatile var onRead: () -> Unit = {}

    @Volatile var onWrite: () -> Unit = {}

    override fun read(key: String): ByteArray? = onRead().run { secrets.read(key) }

    override fun write(
        key: String,
        value: ByteArray,
    ) = onWrite().run { secrets.write(key, value) }
}

private fun endless(depth: Int): Int = endless(depth + 1) + depth
