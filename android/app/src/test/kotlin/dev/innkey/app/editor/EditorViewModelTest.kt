package dev.innkey.app.editor

import androidx.lifecycle.SavedStateHandle
import dev.innkey.CustomerSettings
import dev.innkey.NextStep
import dev.innkey.Refusal
import dev.innkey.Stay
import dev.innkey.Visible
import dev.innkey.app.R
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
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
import java.time.Instant
import java.time.ZoneId
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class EditorViewModelTest {
    private val building = FakeBuilding()
    private val rome = ZoneId.of("Europe/Rome")

    @Before fun main() {
        Dispatchers.setMain(UnconfinedTestDispatcher())
        // The core is opened on another thread: once it is, nothing here waits.
        runBlocking { building.core.engine() }
    }

    @After fun noMain() = Dispatchers.resetMain()

    private fun editor(
        customer: String? = null,
        kept: SavedStateHandle = SavedStateHandle(),
        phone: ZoneId = rome,
    ) = EditorViewModel(building.core, "p", customer, kept, building::draft, phone).apply { load("en") }

    /** As after the process died: only what is in the bundle is left. */
    private fun SavedStateHandle.afterDeath() = SavedStateHandle(keys().associateWith { get<Any>(it) })

    private val EditorViewModel.form get() = assertNotNull(state.value.form)

    private suspend fun EditorViewModel.effect() = assertNotNull(withTimeoutOrNull(1_000) { effects.first() })

    @Test fun `saving twice makes one customer`() =
        runTest {
            val editor = editor()
            editor.edit { it.copy(name = "Maria") }
            editor.save()
            editor.save()
            assertEquals(EditorEffect.Created("new-1"), editor.effect())
            editor.save()
            assertEquals(listOf("create"), building.calls - "groups")
            assertEquals("Maria", building.saved.getValue("new-1").settings.name)
        }

    @Test fun `a lost answer and a changed mind make one customer as it was last`() =
        runTest {
            val editor = editor()
            building.failures += FakeBuilding.Failure(offline, lost = true)
            editor.edit { it.copy(name = "Maria", signIn = SignIn.LATER) }
            editor.save()
            assertNotNull(editor.state.value.refusal)
            assertFalse(editor.state.value.saving)
            editor.edit { it.copy(name = "Maria Rossi", signIn = SignIn.CODE) }
            editor.save()
            assertEquals(EditorEffect.Created("new-1"), editor.effect())
            val only = building.saved.values.single()
            assertEquals("Maria Rossi", only.settings.name)
            assertNotNull(only.code)
        }

    @Test fun `a lost answer and a dead process make one customer`() =
        runTest {
            val kept = SavedStateHandle()
            building.failures += FakeBuilding.Failure(offline, lost = true)
            editor(kept = kept).apply {
                edit { it.copy(name = "Maria") }
                save()
            }
            val again = editor(kept = kept.afterDeath())
            assertEquals("Maria", again.form.name)
            again.edit { it.copy(note = "Comes with a dog") }
            again.save()
            assertEquals(EditorEffect.Created("new-1"), again.effect())
            assertEquals("Comes with a dog", building.saved.values.single().settings.note)
        }

    @Test fun `a request that never arrived is sent again, also by another process`() =
        runTest {
            val kept = SavedStateHandle()
            building.failures += FakeBuilding.Failure(offline)
            editor(kept = kept).apply {
                edit { it.copy(name = "Maria") }
                save()
            }
            assertTrue(building.saved.isEmpty())
            editor(kept = kept.afterDeath()).save()
            assertEquals("Maria", building.saved.values.single().settings.name)
        }

    @Test fun `what was refused is mended in a new draft`() =
        runTest {
            val editor = editor()
            building.failures += FakeBuilding.Failure(refused(Refusal.USER_NAME_TAKEN, NextStep.Correct))
            editor.edit { it.copy(signIn = SignIn.LOGIN, user = "maria") }
            editor.setPassword("correct horse")
            editor.save()
            assertEquals(R.string.editor_hint_user, editor.state.value.hint(Field.LOGIN))
            editor.edit { it.copy(user = "maria2") }
            assertNull(editor.state.value.hint(Field.LOGIN))
            editor.save()
            assertEquals("maria2", building.saved.values.single().user)
            assertEquals(listOf("create", "create"), building.calls - "groups")
        }

    @Test fun `without one-time codes the guest is invited later`() =
        runTest {
            building.failures += FakeBuilding.Failure(refused(Refusal.OTP_OFF, NextStep.SignIn))
            val editor = editor()
            editor.save()
            assertEquals(SignIn.LATER, editor.form.signIn)
            assertFalse(editor.state.value.building?.otp ?: true)
            editor.save()
            assertNull(building.saved.values.single().code)
        }

    @Test fun `somebody else's change of another field is kept`() =
        runTest {
            building.add("c", CustomerSettings(name = "Maria"))
            val editor = editor("c")
            building.meanwhile("c") { it.copy(note = "Theirs") }
            editor.edit { it.copy(name = "Maria Rossi") }
            editor.save()
            assertEquals(EditorEffect.Done, editor.effect())
            assertEquals(CustomerSettings(name = "Maria Rossi", note = "Theirs"), building.saved.getValue("c").settings)
        }

    @Test fun `of what both changed the host decides, and nothing else is lost`() =
        runTest {
            fun clash(): EditorViewModel {
                building.add("c", CustomerSettings(name = "Maria"))
                val editor = editor("c")
                building.meanwhile("c") { it.copy(name = "Theirs", contact = "theirs") }
                editor.edit { it.copy(name = "Mine", note = "mine") }
                editor.save()
                assertEquals(listOf(Field.NAME), editor.state.value.clash?.fields)
                assertFalse(editor.state.value.saving)
                return editor
            }
            clash().keepMine()
            assertEquals(CustomerSettings(name = "Mine", contact = "theirs", note = "mine"), building.saved.getValue("c").settings)

            val editor = clash()
            editor.takeTheirs()
            assertEquals("Theirs", building.saved.getValue("c").settings.name)
            assertEquals(listOf("Theirs", "theirs", "mine"), editor.form.run { listOf(name, contact, note) })
            assertTrue(editor.state.value.changed)
            editor.save()
            assertEquals(CustomerSettings(name = "Theirs", contact = "theirs", note = "mine"), building.saved.getValue("c").settings)
        }

    @Test fun `what others changed while the process was dead is noticed`() =
        runTest {
            building.add("c", CustomerSettings(name = "Maria"))
            val kept = SavedStateHandle()
            editor("c", kept).edit { it.copy(name = "Mine") }
            building.meanwhile("c") { it.copy(name = "Theirs") }
            val again = editor("c", kept.afterDeath())
            assertEquals("Mine", again.form.name)
            assertEquals(listOf(Field.NAME), again.state.value.clash?.fields)
        }

    @Test fun `no password is kept`() =
        runTest {
            val kept = SavedStateHandle()
            val editor = editor(kept = kept)
            editor.edit { it.copy(signIn = SignIn.LOGIN, user = "maria") }
            editor.setPassword("correct horse")
            assertFalse(kept.keys().any { "correct horse" in kept.get<Any>(it).toString() })
            assertFalse("correct horse" in editor.state.value.toString())
            assertEquals("", editor(kept = kept.afterDeath()).state.value.password.text)
        }

    @Test fun `a kept form of another version of the app is forgotten`() =
        runTest { assertEquals("", editor(kept = SavedStateHandle(mapOf("form" to "{}"))).form.name) }

    @Test fun `user name and password are given, left and taken away`() =
        runTest {
            building.add("c", CustomerSettings(), user = "maria")
            editor("c").apply {
                edit { it.copy(note = "x") }
                save()
                assertEquals(EditorEffect.Done, effect())
            }
            assertEquals("maria", building.saved.getValue("c").user)
            editor("c").apply {
                edit { it.copy(user = "mary") }
                save()
                assertEquals(R.string.editor_hint_login, state.value.hint(Field.LOGIN))
                setPassword("correct horse")
                save()
            }
            assertEquals("mary", building.saved.getValue("c").user)
            editor("c").apply {
                edit { it.copy(signIn = SignIn.LATER) }
                save()
            }
            assertNull(building.saved.getValue("c").user)
        }

    @Test fun `the preview follows group and choice, in the guest's language`() =
        runTest {
            val editor = editor()

            fun pages() = editor.state.value.preview?.flatMap { it.pages }?.map { it.name }
            assertEquals(listOf("living en", "bedroom en", "pool en", "lawn en", "boiler en"), pages())
            editor.chooseGroup("flat")
            assertEquals(listOf("living en", "bedroom en", "pool en"), pages())
            editor.edit { it.copy(sight = Sight.CHOSEN, ids = setOf("boiler")) }
            assertEquals(listOf("boiler en"), pages())
            editor.edit { it.copy(language = "it") }
            assertEquals(listOf("boiler it"), pages())
            editor.edit { it.copy(sight = Sight.EVERYTHING, language = "") }
            assertEquals(5, pages()?.size)
            editor.save()
            assertEquals(Visible.Everything, building.saved.values.single().settings.rights)
        }

    @Test fun `what is not on the phone has no preview, and can still be saved`() =
        runTest {
            building.downloaded = false
            val editor = editor()
            assertNull(editor.state.value.preview)
            editor.save()
            assertEquals(1, building.saved.size)
        }

    @Test fun `a group that is gone is told beside its field`() =
        runTest {
            building.add("c", CustomerSettings(group = "gone"))
            assertEquals(R.string.editor_hint_group, editor("c").state.value.hint(Field.GROUP))
        }

    @Test fun `the hours are the group's, in the building's time zone`() =
        runTest {
            val editor = editor(phone = ZoneId.of("America/New_York"))
            assertTrue(assertNotNull(editor.state.value.building).foreign)
            editor.setFrom(java.time.LocalDate.of(2026, 8, 3), null)
            editor.setUntil(java.time.LocalDate.of(2026, 8, 10), null)
            assertEquals(
                Stay(Instant.parse("2026-08-03T13:00:00Z"), Instant.parse("2026-08-10T08:00:00Z")),
                Stay(editor.form.from, editor.form.until),
            )
            editor.setUntil(java.time.LocalDate.of(2026, 8, 10), java.time.LocalTime.of(9, 30))
            editor.chooseGroup("flat")
            assertEquals(Instant.parse("2026-08-03T14:00:00Z"), editor.form.from)
            assertEquals(Instant.parse("2026-08-10T07:30:00Z"), editor.form.until)
        }

    @Test fun `a stay that ends before it begins is told at once and not sent`() =
        runTest {
            val editor = editor()
            editor.edit { it.copy(from = Instant.ofEpochSecond(200), until = Instant.ofEpochSecond(200)) }
            assertEquals(R.string.editor_hint_until, editor.state.value.hint(Field.UNTIL))
            editor.save()
            assertTrue(building.saved.isEmpty())
            assertEquals(R.string.editor_mend, editor.state.value.refusal?.what)
        }

    @Test fun `leaving asks only if something would be lost`() =
        runTest {
            building.add("c", CustomerSettings(name = "Maria"))
            val editor = editor("c")
            editor.edit { it.copy(name = "Mario") }
            editor.leave()
            assertTrue(editor.state.value.leaving)
            editor.stay()
            editor.edit { it.copy(name = "Maria") }
            editor.leave()
            assertEquals(EditorEffect.Done, editor.effect())
        }
}
