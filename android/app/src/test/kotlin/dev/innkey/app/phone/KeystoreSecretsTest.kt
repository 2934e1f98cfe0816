package dev.innkey.app.phone

import android.content.Context
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.SecretStoreException
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import java.io.File
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue

@RunWith(AndroidJUnit4::class)
class KeystoreSecretsTest {
    private val context = ApplicationProvider.getApplicationContext<Context>()
    private val folder = File(context.noBackupFilesDir, "secrets")
    private val secrets = KeystoreSecrets(context)

    @Before
    fun install() = FakeKeystore.install()

    @After
    fun remove() = FakeKeystore.remove()

    @Test
    fun `a secret is kept until it is deleted`() {
        assertNull(secrets.read("token"))
        secrets.write("token", bytes("one"))
        assertContentEquals(bytes("one"), secrets.read("token"))
        secrets.write("token", bytes("two"))
        assertContentEquals(bytes("two"), secrets.read("token"))
        secrets.delete("token")
        assertNull(secrets.read("token"))
        secrets.delete("token")
    }

    @Test
    fun `it is still there when the app starts again`() {
        secrets.write("token", bytes("one"))
        assertContentEquals(bytes("one"), KeystoreSecrets(context).read("token"))
        assertEquals(1, FakeKeystore.made)
    }

    @Test
    fun `neither a secret nor its name lies open`() {
        secrets.write("name-of-it", bytes("secret-content"))
        val file = onlyFile()
        assertFalse("name" in file.name)
        assertFalse("secret-content" in file.readBytes().decodeToString())
    }

    @Test
    fun `the same secret never looks the same twice`() {
        secrets.write("token", bytes("one"))
        val first = onlyFile().readBytes()
        secrets.write("token", bytes("one"))
        assertFalse(first.contentEquals(onlyFile().readBytes()))
    }

    @Test
    fun `a name and a secret may be anything`() {
        val names = listOf("", " ", "../escape", "a/b", "ä€\u0000\n", "x".repeat(500), "A", "a")
        for ((number, name) in names.withIndex()) secrets.write(name, ByteArray(number) { 7 })
        for ((number, name) in names.withIndex()) assertContentEquals(ByteArray(number) { 7 }, secrets.read(name), name)
        assertEquals(names.size, folder.list()!!.size)
    }

    @Test
    fun `a file that was tampered with reads as none, and is gone`() {
        for (place in listOf(0, 5, 14, -1)) {
            secrets.write("token", bytes("one"))
            val file = onlyFile()
            val content = file.readBytes()
            val index = if (place < 0) content.lastIndex else place
            content[index] = (content[index].toInt() xor 1).toByte()
            file.writeBytes(content)
            assertNull(secrets.read("token"), "byte $place")
            assertFalse(file.exists())
        }
    }

    @Test
    fun `a file that was cut short reads as none`() {
        for (length in listOf(0, 1, 11, 12, 27, 28)) {
            secrets.write("token", bytes("one"))
            val file = onlyFile()
            file.writeBytes(file.readBytes().copyOf(length))
            assertNull(secrets.read("token"), "$length bytes")
        }
    }

    @Test
    fun `a secret does not pass for another`() {
        secrets.write("mine", bytes("one"))
        val mine = onlyFile()
        val content = mine.readBytes()
        secrets.delete("mine")
        secrets.write("yours", bytes("two"))
        onlyFile().writeBytes(content)
        assertNull(secrets.read("yours"))
    }

    @Test
    fun `a key that never works again loses the secrets, and the next is kept under a new one`() {
        for (lose in listOf(FakeKeystore::invalidateKeys, FakeKeystore::hideKeys, FakeKeystore::forgetKeys)) {
            FakeKeystore.install()
            secrets.write("token", bytes("one"))
            secrets.write("other", bytes("two"))
            lose()
            assertNull(secrets.read("token"))
            secrets.write("token", bytes("three"))
            assertContentEquals(bytes("three"), secrets.read("token"))
            assertEquals(2, FakeKeystore.made)
            assertNull(secrets.read("other"), "what lay under the old key")
            secrets.delete("token")
            assertEquals(emptyList(), folder.list()!!.toList())
        }
    }

    @Test
    fun `a keystore that fails for now loses nothing`() {
        secrets.write("token", bytes("one"))
        FakeKeystore.failure = IllegalStateException("system error")
        assertFailsWith<SecretStoreException.Failed> { secrets.read("token") }
        assertFailsWith<SecretStoreException.Failed> { secrets.write("token", bytes("two")) }
        FakeKeystore.failure = null
        assertContentEquals(bytes("one"), secrets.read("token"))
        assertEquals(1, FakeKeystore.made)
    }

    @Test
    fun `a keystore that cannot make a key says so`() {
        FakeKeystore.full = true
        assertFailsWith<SecretStoreException.Failed> { secrets.write("token", bytes("one")) }
        FakeKeystore.full = false
        assertNull(secrets.read("token"))
    }

    @Test
    fun `a folder that takes nothing says so`() {
        folder.writeBytes(bytes("in the way"))
        assertFailsWith<SecretStoreException.Failed> { secrets.write("token", bytes("one")) }
        folder.delete()
        secrets.write("token", bytes("one"))
        assertContentEquals(bytes("one"), secrets.read("token"))
    }

    @Test
    fun `a write that fails leaves the old secret and no rest`() {
        secrets.write("token", bytes("one"))
        val half = File(onlyFile().path + ".new").apply { mkdir() }
        assertFailsWith<SecretStoreException.Failed> { secrets.write("token", bytes("two")) }
        assertContentEquals(bytes("one"), secrets.read("token"))
        half.delete()
        secrets.write("token", bytes("two"))
        assertContentEquals(bytes("two"), secrets.read("token"))
        assertEquals(1, folder.list()!!.size)
    }

    @Test
    fun `a file that cannot be read is not taken for none`() {
        secrets.write("token", bytes("one"))
        val file = onlyFile()
        file.delete()
        assertTrue(file.mkdir())
        assertFailsWith<SecretStoreException.Failed> { secrets.read("token") }
    }

    @Test
    fun `what failed is told without the secret`() {
        folder.writeBytes(bytes("in the way"))
        val error = assertFailsWith<SecretStoreException.Failed> { secrets.write("token-name", bytes("secret-content")) }
        assertFalse("secret-content" in error.reason || "token-name" in error.reason, error.reason)
    }

    private fun onlyFile() = folder.listFiles()!!.single()

    private fun bytes(text: String) = text.toByteArray()
}
