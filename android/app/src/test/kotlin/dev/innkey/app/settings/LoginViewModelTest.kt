package dev.innkey.app.settings

import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.R
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class LoginViewModelTest {
    private val project = FakeProject()
    private val model = LoginViewModel(Core({ FakeEngine(project) }), "1")

    @Before fun begin() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @After fun end() = Dispatchers.resetMain()

    @Test fun `a first login needs no password until now`() =
        runTest {
            model.open(user = null)
            type("maria", "limoncello-42")
            model.save()
            model.saved.first()
            assertEquals(Triple("maria", "limoncello-42", null), project.login)
            assertFalse(model.state.value.open)
            assertEquals("", "${model.form.password.text}", "nothing secret stays")
        }

    @Test fun `a new one is asked for the old password`() =
        runTest {
            model.open(user = "maria")
            assertTrue(model.state.value.hasLogin)
            assertEquals("maria", "${model.form.user.text}")
            type("maria", "limoncello-43", current = "limoncello-42")
            model.save()
            model.saved.first()
            assertEquals(Triple("maria", "limoncello-43", "limoncello-42"), project.login)
        }

    @Test fun `a wrong password until now is called that, and what was typed stays`() =
        runTest {
            project.error = refused(Refusal.WRONG_CREDENTIALS)
            model.open(user = "maria")
            type("maria", "limoncello-43", current = "wrong")
            model.save()
            val state = model.state.first { it.problem != null }
            assertEquals(R.string.settings_login_wrong, state.problem?.what)
            assertTrue(state.open)
            assertEquals("limoncello-43", "${model.form.password.text}")
        }

    @Test fun `while it is saved, nothing else happens`() =
        runTest {
            val gate = CompletableDeferred<Unit>().also { project.gate = it }
            model.open(user = null)
            type("maria", "limoncello-42")
            model.save()
            model.state.first { it.saving }
            model.save()
            model.close()
            assertTrue(model.state.value.open)
            gate.complete(Unit)
            model.saved.first()
            assertFalse(model.state.value.open)
        }

    @Test fun `closing forgets what was typed`() {
        model.open(user = null)
        type("maria", "limoncello-42")
        model.close()
        assertEquals(listOf("", ""), listOf(model.form.user, model.form.password).map { "${it.text}" })
    }

    private fun type(
        user: String,
        password: String,
        current: String = "",
    ) {
        model.form.user.setTextAndPlaceCursorAtEnd(user)
        model.form.password.setTextAndPlaceCursorAtEnd(password)
        model.form.current.setTextAndPlaceCursorAtEnd(current)
    }
}
