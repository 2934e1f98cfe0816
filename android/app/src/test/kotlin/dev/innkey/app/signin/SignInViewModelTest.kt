package dev.innkey.app.signin

import android.content.Context
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.Refusal
import dev.innkey.app.R
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.SignInMethod
import dev.innkey.app.problem.toProblem
import dev.innkey.app.project.FakeProject
import dev.innkey.app.project.maria
import dev.innkey.app.project.offline
import dev.innkey.app.project.refused
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import kotlinx.coroutines.withTimeoutOrNull
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class SignInViewModelTest {
    private val project = FakeProject().apply { account = null }
    private val preferences = Preferences(getApplicationContext<Context>().getSharedPreferences("test", Context.MODE_PRIVATE))
    private var elapsed = 1_000L
    private val model by lazy { SignInViewModel(project.core, "p", preferences, "Pixel", why = null) { elapsed } }

    @Before fun main() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @After fun noMain() = Dispatchers.resetMain()

    private val state get() = model.state.value
    private val complaint get() = assertNotNull(state.complaint)

    private suspend fun isDone() = withTimeoutOrNull(1) { model.done.first() } != null

    private fun byCode(code: String = "K7QM2P4X") {
        model.fields.code.setTextAndPlaceCursorAtEnd(code)
        model.submit()
    }

    private fun byPassword(
        user: String = "anna",
        password: String = "secret",
    ) {
        if (state.method == SignInMethod.CODE) model.switchMethod()
        model.fields.user.setTextAndPlaceCursorAtEnd(user)
        model.fields.password.setTextAndPlaceCursorAtEnd(password)
        model.submit()
    }

    @Test fun `a code signs in, and is then forgotten here`() =
        runTest {
            byCode()
            assertTrue(isDone())
            assertEquals(listOf(listOf("K7QM2P4X", null, "Pixel")), project.signIns)
            assertEquals("", "${model.fields.code.text}")
        }

    @Test fun `the guest's name goes along`() {
        model.fields.name.setTextAndPlaceCursorAtEnd("Maria")
        byCode()
        assertEquals("Maria", project.signIns.single()[1])
    }

    @Test fun `user name and password sign in`() =
        runTest {
            byPassword()
            assertTrue(isDone())
            assertEquals(listOf(listOf<String?>("anna", "secret", "Pixel")), project.signIns)
        }

    @Test fun `the method used last comes first the next time, on this project only`() {
        assertEquals(SignInMethod.CODE, state.method)
        byPassword()
        assertEquals(SignInMethod.PASSWORD, SignInViewModel(project.core, "p", preferences, "", null).state.value.method)
        assertEquals(SignInMethod.CODE, SignInViewModel(project.core, "q", preferences, "", null).state.value.method)
    }

    @Test fun `a scanned code is filled in, whatever was used last`() {
        preferences.setSignInMethod("p", SignInMethod.PASSWORD)
        project.code = "K7QM-2P4X"
        assertEquals(SignInMethod.CODE, state.method)
        assertEquals("K7QM2P4X", "${model.fields.code.text}")
    }

    @Test fun `without codes there is no toggle`() {
        project.otp = false
        assertEquals(SignInMethod.PASSWORD, state.method)
        assertFalse(state.choice)
    }

    @Test fun `codes that were just switched off take the toggle away`() {
        project.signInFails = refused(Refusal.OTP_OFF)
        byCode()
        assertEquals(SignInMethod.PASSWORD, state.method)
        assertFalse(state.choice)
        assertEquals(Complaint(Field.NONE, refused(Refusal.OTP_OFF).toProblem()), complaint)
    }

    @Test fun `the toggle goes there and back, and takes complaints away`() {
        byCode("K7")
        complaint
        model.switchMethod()
        assertEquals(SignInMethod.PASSWORD, state.method)
        assertNull(state.complaint)
        model.switchMethod()
        assertEquals(SignInMethod.CODE, state.method)
        assertEquals("K7", "${model.fields.code.text}")
    }

    @Test fun `what is missing is said before anything is sent`() {
        byCode("K7QM2P4")
        assertEquals(Field.CODE to R.string.signin_code_short, complaint.run { about to problem.what })
        byPassword(user = " ")
        assertEquals(Field.USER to R.string.signin_user_missing, complaint.run { about to problem.what })
        byPassword(password = "")
        assertEquals(Field.PASSWORD to R.string.signin_password_missing, complaint.run { about to problem.what })
        assertEquals(emptyList(), project.signIns)
    }

    @Test fun `what is wrong with a code is said beside it, and it stays to be mended`() {
        val reasons = listOf(Refusal.CODE_UNKNOWN, Refusal.CODE_EXPIRED, Refusal.CODE_USED, Refusal.CODE_REVOKED, Refusal.CODE_REPLACED)
        for (reason in reasons) {
            project.signInFails = refused(reason)
            byCode()
            assertEquals(Complaint(Field.CODE, refused(reason).toProblem()), complaint, "$reason")
            assertEquals("K7QM2P4X", "${model.fields.code.text}")
            assertFalse(state.working)
        }
        assertEquals(reasons.size, reasons.map { refused(it).toProblem() }.distinct().size)
        model.edited()
        assertNull(state.complaint)
    }

    @Test fun `what is no code is said beside it`() {
        project.signInFails = InnkeyException.Invalid(NextStep.Correct, "")
        byCode("UUUUUUUU")
        assertEquals(Field.CODE to R.string.signin_code_wrong, complaint.run { about to problem.what })
    }

    @Test fun `wrong credentials are said beside the password`() {
        project.signInFails = refused(Refusal.WRONG_CREDENTIALS)
        byPassword()
        assertEquals(Field.PASSWORD, complaint.about)
    }

    @Test fun `after too many tries one waits as long as the server says`() =
        runTest {
            project.signInFails = refused(Refusal.TOO_MANY_ATTEMPTS, wait = 30u)
            byCode()
            assertEquals(Field.NONE, complaint.about)
            assertEquals(31_000, state.waitUntil)
            project.signInFails = null
            elapsed = 30_999
            model.submit()
            assertEquals(1, project.signIns.size)
            elapsed = 31_000
            model.submit()
            assertEquals(2, project.signIns.size)
            assertTrue(isDone())
        }

    @Test fun `without a server what was typed stays`() {
        project.signInFails = offline
        byPassword()
        assertEquals(Complaint(Field.NONE, offline.toProblem()), complaint)
        assertEquals("secret", "${model.fields.password.text}")
        assertFalse(state.working)
    }

    @Test fun `a double tap signs in once`() =
        runTest {
            val gate = CompletableDeferred<Unit>()
            project.gate = gate
            byCode()
            assertTrue(state.working)
            model.submit()
            model.switchMethod()
            gate.complete(Unit)
            model.submit()
            assertEquals(1, project.signIns.size)
            assertEquals(SignInMethod.CODE, state.method)
        }

    @Test fun `a sign-in whose answer was lost is found again`() =
        runTest {
            project.account = maria
            assertTrue(isDone())
            assertEquals(emptyList(), project.signIns)
        }
}
