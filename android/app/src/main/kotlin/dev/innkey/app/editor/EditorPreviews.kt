package dev.innkey.app.editor

import androidx.compose.foundation.ScrollState
import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.unreachable
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId

private val nothing = EditorActions({}, {}, {}, { _, _ -> }, { _, _ -> }, {}, {}, {}, {}, {}, {})

private val functions =
    listOf(
        FunctionItem(
            "flat-limone",
            "Flat Limone",
            R.drawable.ic_home,
            listOf(
                PageItem("living", "Living room", listOf("Ceiling light", "Reading lamp", "Shutter", "Heating")),
                PageItem("bedroom", "Bedroom", listOf("Ceiling light", "Shutter")),
            ),
        ),
        FunctionItem("garden", "Garden and pool", R.drawable.ic_garden, listOf(PageItem("pool", "Pool", listOf("Pool light", "Camera")))),
        FunctionItem(
            "plant",
            "Heating plant",
            R.drawable.ic_climate,
            listOf(PageItem("boiler", "Boiler", listOf("Boiler", "Pump", "Solar panels"))),
        ),
    )

private val groups =
    listOf(
        GroupItem(
            "1",
            "Flat Limone",
            fromProject = true,
            setOf("flat-limone", "pool"),
            LocalTime.of(15, 0),
            LocalTime.of(10, 0),
            customers = 4,
        ),
        GroupItem("2", "Cleaning", fromProject = false, null, LocalTime.of(8, 0), LocalTime.of(12, 0), customers = 1),
    )

private val building = Building("Casa Limone", ZoneId.of("Europe/Rome"), foreign = false, otp = true, groups, functions)

private val maria =
    emptyForm(otp = true).copy(
        name = "Maria Rossi",
        contact = "maria.rossi@example.com",
        language = "it",
        note = "Arrives with a dog. The cot is in the cellar.",
        from = Instant.parse("2026-08-03T13:00:00Z"),
        until = Instant.parse("2026-08-10T08:00:00Z"),
        group = "1",
    )

private fun anEditorState(
    isNew: Boolean = true,
    form: EditorForm? = maria,
    building: Building? = dev.innkey.app.editor.building,
    hints: Map<Field, Int> = emptyMap(),
    preview: List<FunctionItem>? = visible(functions, groups[0].ids),
    saving: Boolean = false,
    problem: Problem? = null,
    refusal: Problem? = null,
    clash: Clash? = null,
    leaving: Boolean = false,
) = EditorUiState(
    isNew,
    form,
    Password(""),
    building,
    changed = true,
    hints,
    preview,
    loading = false,
    saving,
    problem,
    refusal,
    clash,
    leaving,
)

private val chosen = maria.copy(group = null, sight = Sight.CHOSEN, ids = setOf("living", "garden"))

private val theirs = maria.copy(name = "Maria Bianchi Rossi", until = Instant.parse("2026-08-12T08:00:00Z"))

private val long =
    maria.copy(
        name = "Maria Magdalena Gräfin von Thurn und Valsassina-Como-Vercelli",
        contact = "maria.magdalena.von.thurn.und.valsassina@ferien-am-gardasee.example.com",
        signIn = SignIn.LOGIN,
        user = "",
        until = Instant.parse("2026-08-01T08:00:00Z"),
    )

internal val editorPreviews =
    listOf(
        Preview("editor-loading") { EditorScreen(anEditorState(form = null, building = null), nothing) },
        Preview("editor-problem") {
            EditorScreen(anEditorState(isNew = false, form = null, building = null, problem = unreachable), nothing)
        },
        Preview("editor-new") { EditorScreen(anEditorState(form = emptyForm(otp = true), preview = functions), nothing) },
        Preview("editor-filled") { EditorScreen(anEditorState(building = building.copy(foreign = true)), nothing) },
        Preview("editor-sign-in") { EditorScreen(anEditorState(), nothing, ScrollState(TO_END)) },
        Preview("editor-chosen") {
            EditorScreen(anEditorState(form = chosen, preview = visible(functions, chosen.ids)), nothing, ScrollState(TO_RIGHTS))
        },
        Preview("editor-nothing") {
            EditorScreen(anEditorState(form = chosen.copy(ids = emptySet()), preview = emptyList()), nothing, ScrollState(TO_RIGHTS))
        },
        Preview("editor-existing") {
            val form = maria.copy(signIn = SignIn.LOGIN, user = "maria", enabled = false)
            EditorScreen(anEditorState(isNew = false, form = form), nothing, ScrollState(TO_END))
        },
        Preview("editor-offline") {
            EditorScreen(
                anEditorState(building = building.copy(groups = null, functions = null), preview = null, problem = unreachable),
                nothing,
            )
        },
        Preview("editor-otp-off") {
            EditorScreen(
                anEditorState(form = maria.copy(signIn = SignIn.LATER), building = building.copy(otp = false)),
                nothing,
                ScrollState(TO_END),
            )
        },
        Preview("editor-hints") {
            val hints = mapOf(Field.UNTIL to R.string.editor_hint_until, Field.LOGIN to R.string.editor_hint_login)
            EditorScreen(anEditorState(form = long, hints = hints, refusal = Problem(R.string.editor_mend, next = null)), nothing)
        },
        Preview("editor-login") {
            EditorScreen(anEditorState(form = long, hints = mapOf(Field.LOGIN to R.string.editor_hint_login)), nothing, ScrollState(TO_END))
        },
        Preview("editor-saving") { EditorScreen(anEditorState(saving = true), nothing) },
        Preview("editor-refused") { EditorScreen(anEditorState(refusal = unreachable), nothing) },
        Preview("editor-clash") {
            EditorScreen(anEditorState(isNew = false, clash = Clash(listOf(Field.NAME, Field.UNTIL), maria, theirs)), nothing)
        },
        Preview("editor-leaving") { EditorScreen(anEditorState(leaving = true), nothing) },
    )

/** How far the form is scrolled, pixels. */
private const val TO_RIGHTS = 900
private const val TO_END = Int.MAX_VALUE
