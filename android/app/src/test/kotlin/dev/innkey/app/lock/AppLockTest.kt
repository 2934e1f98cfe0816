package dev.innkey.app.lock

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.SecretStoreException
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import org.junit.Test
import org.junit.runner.RunWith
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertTrue

private const val CASA = "casa"
private const val HAUS = "haus"

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(AndroidJUnit4::class)
class AppLockTest {
    private val dispatcher = UnconfinedTestDispatcher()
    private val phone = FakePhone(dispatcher)

    @Test
    fun `a project without a PIN is open`() =
        test {
            val lock = phone.start()
            assertFalse(lock.isOn(CASA).value || lock.isLocked(CASA).value)
        }

    @Test
    fun `a new process starts locked, each project for itself`() =
        test {
            with(phone.start()) {
                turnOn(CASA, "2468")
                assertTrue(isOn(CASA).value)
                assertFalse(isLocked(CASA).value, "whoever sets it need not enter it")
            }
            val lock = phone.start()
            assertTrue(lock.isLocked(CASA).value)
            assertFalse(lock.isLocked(HAUS).value)
            assertEquals(Unlocking.Right, lock.unlock(CASA, "2468"))
            assertFalse(lock.isLocked(CASA).value)
        }

    @Test
    fun `locked again after a minute away, not sooner`() =
        test {
            val lock = phone.start().apply { turnOn(CASA, "2468") }
            lock.leave()
            phone.pass(59)
            lock.comeBack()
            assertFalse(lock.isLocked(CASA).value)
            phone.pass(600)
            lock.comeBack()
            assertFalse(lock.isLocked(CASA).value, "it was there all the time")
            lock.leave()
            phone.pass(60)
            lock.comeBack()
            assertTrue(lock.isLocked(CASA).value)
            assertFalse(lock.isLocked(HAUS).value)
        }

    @Test
    fun `only the PIN itself opens it`() =
        test {
            phone.start().turnOn(CASA, "2468")
            val lock = phone.start()
            for ((number, pin) in listOf("2469", "246", "24680", "").withIndex()) {
                assertEquals(Unlocking.Wrong(4 - number), lock.unlock(CASA, pin))
            }
            assertTrue(lock.isLocked(CASA).value)
            assertEquals(Unlocking.Right, lock.unlock(CASA, "2468"))
        }

    @Test
    fun `wrong tries make one wait, longer each time`() =
        test {
            val lock = lockAfter(wrong = 4)
            for (seconds in listOf(30L, 60, 120, 240, 480, 960, 1920, 3600, 3600)) {
                assertEquals(Unlocking.Wait(seconds * 1_000), lock.unlock(CASA, "0000"))
                phone.pass(seconds - 1)
                assertEquals(Unlocking.Wait(1_000), lock.unlock(CASA, "2468"), "not even the right one is looked at")
                assertEquals(1_000, lock.wait(CASA))
                phone.pass(1)
                assertEquals(0, lock.wait(CASA))
            }
            assertEquals(Unlocking.Right, lock.unlock(CASA, "2468"))
            phone.start().also { assertEquals(Unlocking.Wrong(4), it.unlock(CASA, "0000"), "counted anew after the right one") }
        }

    @Test
    fun `neither a new process nor a restart of the phone shortens the wait`() =
        test {
            lockAfter(wrong = 5)
            phone.pass(10)
            assertEquals(Unlocking.Wait(20_000), phone.start().unlock(CASA, "2468"))
            phone.reboot()
            assertEquals(Unlocking.Wait(25_000), phone.start().unlock(CASA, "2468"), "5 s since the phone is on")
            phone.pass(25)
            assertEquals(Unlocking.Right, phone.start().unlock(CASA, "2468"))
        }

    @Test
    fun `many tries at once count one by one`() =
        test {
            phone.start().turnOn(CASA, "2468")
            val lock = phone.start()
            val results = (1..8).map { async { lock.unlock(CASA, "000$it") } }.awaitAll()
            assertEquals(4, results.count { it is Unlocking.Wrong })
            assertEquals(4, results.count { it is Unlocking.Wait })
        }

    @Test
    fun `another project's PIN and tries are its own`() =
        test {
            val lock = lockAfter(wrong = 5)
            lock.turnOn(HAUS, "1357")
            assertEquals(Unlocking.Wrong(4), lock.unlock(HAUS, "2468"))
            assertEquals(Unlocking.Right, lock.unlock(HAUS, "1357"))
        }

    @Test
    fun `a PIN is changed and turned off`() =
        test {
            val lock = phone.start()
            lock.turnOn(CASA, "2468")
            lock.setBiometrics(CASA, true)
            lock.turnOn(CASA, "1357")
            assertEquals(Unlocking.Wrong(4), lock.unlock(CASA, "2468"))
            assertEquals(Unlocking.Right, lock.unlock(CASA, "1357"))
            lock.turnOff(CASA)
            assertFalse(lock.isOn(CASA).value || lock.biometrics(CASA).value)
            assertFalse(phone.start().isLocked(CASA).value)
            assertEquals(emptyMap(), phone.secrets.kept)
            assertEquals(emptyMap(), phone.choices.all)
        }

    @Test
    fun `what shows a project that was removed stays locked, the next is open`() =
        test {
            phone.start().turnOn(CASA, "2468")
            val lock = phone.start()
            val seen = lock.isLocked(CASA)
            lock.forget(CASA)
            assertTrue(seen.value)
            assertFalse(lock.isLocked(CASA).value)
            assertEquals(emptyMap(), phone.secrets.kept)
        }

    @Test
    fun `a keystore that fails keeps no lock on`() =
        test {
            val lock = phone.start()
            lock.turnOn(CASA, "2468")
            phone.secrets.fails = true
            lock.turnOff(CASA)
            assertFalse(lock.isOn(CASA).value)
            assertFalse(phone.start().isLocked(CASA).value)
        }

    @Test
    fun `a PIN that the keystore lost opens nothing`() =
        test {
            phone.start().turnOn(CASA, "2468")
            val lock = phone.start()
            phone.secrets.kept.clear()
            assertEquals(Unlocking.Lost, lock.unlock(CASA, "2468"))
            phone.secrets.kept["lock/$CASA"] = byteArrayOf(1, 2, 3)
            assertEquals(Unlocking.Lost, lock.unlock(CASA, "2468"))
            assertTrue(lock.isLocked(CASA).value)
        }

    @Test
    fun `a keystore that fails for now costs no try, and turns nothing half on`() =
        test {
            phone.start().turnOn(CASA, "2468")
            val lock = phone.start()
            phone.secrets.fails = true
            repeat(9) { assertFailsWith<SecretStoreException> { lock.unlock(CASA, "2468") } }
            assertFailsWith<SecretStoreException> { lock.turnOn(HAUS, "2468") }
            assertFalse(lock.isOn(HAUS).value || phone.start().isOn(HAUS).value)
            phone.secrets.fails = false
            assertIs<Unlocking.Right>(lock.unlock(CASA, "2468"))
        }

    @Test
    fun `the PIN itself is kept nowhere`() =
        test {
            phone.start().turnOn(CASA, "86420135")
            val kept = phone.secrets.kept.values.single()
            assertFalse("86420135" in kept.decodeToString() || "86420135" in phone.choices.all.toString())
            phone.start().turnOn(CASA, "86420135")
            assertFalse(kept.contentEquals(phone.secrets.kept.values.single()), "salted")
        }

    private suspend fun lockAfter(wrong: Int): AppLock {
        phone.start().turnOn(CASA, "2468")
        return phone.start().also { lock -> repeat(wrong) { lock.unlock(CASA, "0000") } }
    }

    private fun test(body: suspend TestScope.() -> Unit) = runTest(dispatcher, testBody = body)
}
