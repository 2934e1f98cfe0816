package dev.innkey.app.problem

import android.content.Context
import android.content.res.Configuration
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.Customer
import dev.innkey.CustomerSettings
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.Refusal
import dev.innkey.Stay
import dev.innkey.app.R
import dev.innkey.app.format.bytes
import org.junit.Test
import org.junit.runner.RunWith
import java.time.Instant
import java.util.Locale
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@RunWith(AndroidJUnit4::class)
class ProblemsTest {
    @Test
    fun `every error is told in every language, what happened and what to do`() {
        for (language in listOf("en", "de", "it")) {
            val context = phoneIn(language)
            for (error in everyError) {
                val problem = error.toProblem()
                val what = context.what(problem)
                val next = context.getString(assertNotNull(problem.next, "$language: ${error.name()} says what to do"))
                for (sentence in listOf(what, next)) {
                    assertTrue(sentence.endsWith(".") && sentence.first().isUpperCase() && '%' !in sentence, "$language: $sentence")
                }
            }
        }
    }

    @Test
    fun `every case of the core is walked`() {
        val cases = InnkeyException::class.java.declaredClasses.filter { InnkeyException::class.java.isAssignableFrom(it) }
        assertEquals(cases.toSet(), everyError.map { it.javaClass }.toSet())
    }

    @Test
    fun `what needs another step has other words`() {
        for (language in listOf("en", "de", "it")) {
            val context = phoneIn(language)
            val told = everyError.groupBy { context.what(it.toProblem()) + context.getString(it.toProblem().next!!) }
            for ((words, errors) in told) {
                assertEquals(1, errors.map { it.nextStep() }.distinct().size, "$words: ${errors.map { it.name() }}")
            }
        }
    }

    @Test
    fun `every refusal that a guest meets at the door has words of its own`() {
        val atTheDoor =
            listOf(
                Refusal.WRONG_CREDENTIALS,
                Refusal.CODE_UNKNOWN,
                Refusal.CODE_EXPIRED,
                Refusal.CODE_USED,
                Refusal.CODE_REVOKED,
                Refusal.CODE_REPLACED,
                Refusal.OTP_OFF,
                Refusal.ACCOUNT_DISABLED,
                Refusal.STAY_ENDED,
                Refusal.TOO_MANY_ATTEMPTS,
                Refusal.LINK_REVOKED,
                Refusal.SESSION_ENDED,
            )
        assertEquals(atTheDoor.size, atTheDoor.map { refused(it).toProblem().what }.distinct().size)
    }

    @Test
    fun `an expired code sends the guest to the host`() {
        val problem = refused(Refusal.CODE_EXPIRED, NextStep.AskHost).toProblem()
        val context = phoneIn("en")
        assertEquals("This code has expired.", context.what(problem))
        assertEquals("Ask your host for a new code.", context.getString(problem.next!!))
        assertEquals(Step.NOTHING, problem.step)
    }

    @Test
    fun `every step of the core leads somewhere`() {
        val steps =
            mapOf(
                NextStep.TryAgain to Step.TRY_AGAIN,
                NextStep.Wait(3u) to Step.TRY_AGAIN,
                NextStep.CheckConnection to Step.TRY_AGAIN,
                NextStep.Unlock to Step.TRY_AGAIN,
                NextStep.Refresh to Step.REFRESH,
                NextStep.SignIn to Step.SIGN_IN,
                NextStep.Download to Step.DOWNLOAD,
                NextStep.AddAgain to Step.ADD_AGAIN,
                NextStep.FreeSpace to Step.FREE_SPACE,
                NextStep.Update to Step.UPDATE,
                NextStep.Correct to Step.NOTHING,
                NextStep.AskHost to Step.NOTHING,
                NextStep.AskOperator to Step.NOTHING,
                NextStep.Nothing to Step.NOTHING,
            )
        for ((next, step) in steps) assertEquals(step, InnkeyException.Storage(next, "").toProblem().step, "$next")
        assertEquals(Step.entries.toSet(), steps.values.toSet())
    }

    @Test
    fun `too many tries say how long to wait`() {
        assertEquals(30, InnkeyException.Refused(Refusal.TOO_MANY_ATTEMPTS, 30u, NextStep.Wait(30u), "").toProblem().wait)
        assertNull(refused(Refusal.TOO_MANY_ATTEMPTS, NextStep.Wait(0u)).toProblem().wait)
        assertEquals(5, InnkeyException.Refused(Refusal.UNAVAILABLE, 5u, NextStep.TryAgain, "").toProblem().wait)
        assertNull(InnkeyException.Offline(NextStep.CheckConnection, "").toProblem().wait)
    }

    @Test
    fun `a full phone says how much is missing`() {
        fun problem(
            needed: ULong,
            available: ULong,
        ) = InnkeyException.NoSpace(needed, available, NextStep.FreeSpace, "").toProblem()
        val short = problem(2_000_000u, 500_000u)
        assertEquals("This phone is short of 1.5\u00A0MB.", phoneIn("en").what(short))
        assertEquals("Auf diesem Telefon fehlen 1,5\u00A0MB Speicherplatz.", phoneIn("de").what(short))
        assertEquals(R.string.problem_no_space, problem(0u, 0u).what)
        assertEquals(R.string.problem_no_space, problem(5u, 9u).what)
        assertEquals(Argument.Size(Long.MAX_VALUE), problem(ULong.MAX_VALUE, 0u).argument)
    }

    @Test
    fun `a mistake names its report, a change its customer`() {
        val context = phoneIn("en")
        assertTrue("7f3a" in context.what(InnkeyException.Internal("7f3a", NextStep.TryAgain, "").toProblem()))
        assertEquals("Another admin has just changed Maria.", context.what(changed("Maria").toProblem()))
        assertEquals("Another admin has just changed this.", context.what(changed("").toProblem()))
    }

    private fun phoneIn(language: String): Context {
        val context = ApplicationProvider.getApplicationContext<Context>()
        val configuration = Configuration(context.resources.configuration).apply { setLocale(Locale.forLanguageTag(language)) }
        return context.createConfigurationContext(configuration)
    }

    private fun Context.what(problem: Problem): String =
        when (val argument = problem.argument) {
            null -> getString(problem.what)
            is Argument.Word -> getString(problem.what, argument.text)
            is Argument.Size -> getString(problem.what, bytes(argument.bytes, resources.configuration.locales[0]))
        }

    private fun InnkeyException.name() = if (this is InnkeyException.Refused) code.name else javaClass.simpleName
}

private fun refused(
    code: Refusal,
    next: NextStep = asTheCoreSays(code),
) = InnkeyException.Refused(code, null, next, "")

private fun changed(name: String): InnkeyException {
    val then = Instant.EPOCH
    val id = "00000000-0000-0000-0000-000000000000"
    val now = Customer(id, CustomerSettings(name = name), 1u, null, null, null, null, null, null, null, null, 0u, then)
    return InnkeyException.ChangedMeanwhile(now, NextStep.Refresh, "")
}

private val everyError: List<InnkeyException> =
    Refusal.entries.map { refused(it) } +
        listOf(
            changed("Maria"),
            InnkeyException.StayEnded(Stay(null, Instant.EPOCH), NextStep.AskHost, ""),
            InnkeyException.Offline(NextStep.CheckConnection, ""),
            InnkeyException.Timeout(NextStep.TryAgain, ""),
            InnkeyException.Untrusted(NextStep.AskHost, ""),
            InnkeyException.BadAnswer(NextStep.TryAgain, ""),
            InnkeyException.NotSignedIn(NextStep.SignIn, ""),
            InnkeyException.NotInstalled(NextStep.Download, ""),
            InnkeyException.NoSuchProject(NextStep.AddAgain, ""),
            InnkeyException.Damaged(NextStep.Download, ""),
            InnkeyException.Storage(NextStep.TryAgain, ""),
            InnkeyException.NoSpace(0u, 0u, NextStep.FreeSpace, ""),
            InnkeyException.NoSpace(9_000u, 1_000u, NextStep.FreeSpace, ""),
            InnkeyException.Busy(NextStep.TryAgain, ""),
            InnkeyException.Secrets(NextStep.Unlock, ""),
            InnkeyException.Cancelled(NextStep.Nothing, ""),
            InnkeyException.Invalid(NextStep.Correct, ""),
            InnkeyException.Closed(NextStep.TryAgain, ""),
            InnkeyException.Internal("7f3a", NextStep.TryAgain, ""),
        )

/** As `after_refusal` of the core. */
private fun asTheCoreSays(code: Refusal): NextStep =
    when (code) {
        Refusal.NOT_SIGNED_IN, Refusal.SESSION_ENDED, Refusal.OTP_OFF -> NextStep.SignIn

        Refusal.LINK_REVOKED, Refusal.CODE_EXPIRED, Refusal.CODE_USED, Refusal.CODE_REVOKED, Refusal.CODE_REPLACED,
        Refusal.ACCOUNT_DISABLED, Refusal.OWN_LOGIN_OFF, Refusal.STAY_ENDED, Refusal.PROJECT_NOT_FOUND,
        -> NextStep.AskHost

        Refusal.WRONG_CREDENTIALS, Refusal.CODE_UNKNOWN, Refusal.USER_NAME_TAKEN, Refusal.GROUP_NAME_TAKEN, Refusal.GROUP_IN_USE,
        Refusal.INVALID, Refusal.TOO_LARGE, Refusal.PACKAGE_INVALID,
        -> NextStep.Correct

        Refusal.ACCOUNT_NOT_FOUND, Refusal.GROUP_NOT_FOUND, Refusal.DEVICE_NOT_FOUND, Refusal.VERSION_NOT_FOUND, Refusal.ID_TAKEN,
        Refusal.CHANGED_MEANWHILE,
        -> NextStep.Refresh

        Refusal.ADMIN_ONLY, Refusal.OPERATOR_ONLY, Refusal.CLOCK_IMPLAUSIBLE, Refusal.LICENCES_USED_UP -> NextStep.AskOperator

        Refusal.TOO_MANY_ATTEMPTS -> NextStep.Wait(0u)

        Refusal.CODE_TAKEN, Refusal.TOO_SLOW, Refusal.INTERNAL, Refusal.UNAVAILABLE -> NextStep.TryAgain

        Refusal.BAD_REQUEST, Refusal.WRONG_METHOD, Refusal.NOT_FOUND, Refusal.UNKNOWN -> NextStep.Update
    }
