package dev.innkey.app.project

import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.design.ServerClock
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step
import java.time.Instant
import java.time.ZoneId

private val nothing = ProjectActions({}, {}, {}, {}, {}, {}, {})

private const val NO_SUCH_FILE = "none"

private val living =
    PagePart(
        "living",
        "Living room",
        NO_SUCH_FILE,
        listOf(
            Tile("1", "Ceiling light", pin = false, Shows.Switch(on = true)),
            Tile("2", "Table lamp", pin = false, Shows.Dimmer(60)),
            Tile("3", "Lake shutter", pin = false, Shows.Shutter(70)),
            Tile("4", "Heating", pin = false, Shows.Thermostat(21f, 20.4f)),
            Tile("5", "Evening in", pin = false, Shows.Scene),
        ),
    )

private val kinds =
    PagePart(
        "kinds",
        "All",
        picture = null,
        listOf(
            Tile("1", "Door lanterns", pin = false, Shows.Switch(on = true)),
            Tile("2", "Cooker hood", pin = false, Shows.Switch(on = false)),
            Tile("3", "Table lamp", pin = false, Shows.Dimmer(35)),
            Tile("4", "Path lights", pin = false, Shows.Dimmer(0)),
            Tile("5", "Lake shutter", pin = false, Shows.Shutter(100)),
            Tile("6", "Awning", pin = false, Shows.Shutter(0)),
            Tile("7", "Window blind", pin = true, Shows.Shutter(40)),
            Tile("8", "Good night", pin = false, Shows.Scene),
            Tile("9", "Heating", pin = false, Shows.Thermostat(21.5f, 20.4f)),
            Tile("10", "Floor heating", pin = true, Shows.Thermostat(23f, null)),
            Tile("11", "Alarm", pin = true, Shows.Switch(on = false)),
            Tile(
                "12",
                "Key box",
                pin = true,
                Shows.Label("To the right of the green door. Open it in the app, take the key and close the lid."),
            ),
            Tile("13", "Front gate", pin = true, Shows.Camera(NO_SUCH_FILE)),
            Tile("14", "Floor plan", pin = false, Shows.Image(null)),
        ),
    )

private val longNames =
    PagePart(
        "long",
        "Panoramazimmer mit Blick auf den See und die Berge",
        picture = null,
        listOf(
            Tile("1", "Deckenbeleuchtung über dem großen Esstisch im Wintergarten", pin = true, Shows.Switch(on = true)),
            Tile("2", "Treppenhausbeleuchtung", pin = true, Shows.Dimmer(100)),
            Tile("3", "Sonnenschutzverdunkelungsanlage", pin = true, Shows.Shutter(55)),
            Tile("4", "Fußbodenheizung im Badezimmer der Dachgeschosswohnung", pin = true, Shows.Thermostat(-12.5f, -10.5f)),
            Tile("5", "Wenn wir abends nach Hause kommen und es schon dunkel ist", pin = true, Shows.Scene),
        ),
    )

private fun page(name: String) = living.copy(id = name, name = name)

private val house =
    listOf(
        FunctionPart("limone", "Flat Limone", R.drawable.ic_home, listOf(living, page("Bedroom"), page("Terrace"))),
        FunctionPart("garden", "House & garden", R.drawable.ic_garden, listOf(kinds)),
        FunctionPart("info", "Good to know", R.drawable.ic_info, listOf(page("Welcome"))),
    )

private val many =
    listOf(
        R.drawable.ic_home,
        R.drawable.ic_light,
        R.drawable.ic_climate,
        R.drawable.ic_shade,
        R.drawable.ic_pool,
        R.drawable.ic_camera,
        R.drawable.ic_security,
    ).mapIndexed {
        index,
        icon,
        ->
        FunctionPart("f$index", "Function number ${index + 1}", icon, listOf(longNames, page("Bedroom"), page("Terrace"), page("Bath")))
    }

private fun aProjectState(
    stage: Stage = Stage.Inside(house),
    function: String? = "limone",
    page: String? = "living",
    problem: Problem? = null,
    offline: Boolean = false,
    update: Boolean = false,
    begins: Begins? = null,
) = ProjectUiState("Casa Limone", stage, function, page, problem, offline, update, begins)

private val timeout = Problem(R.string.problem_timeout, R.string.problem_do_soon, Step.TRY_AGAIN)
private val damaged = Problem(R.string.problem_damaged, R.string.problem_do_download_again, Step.DOWNLOAD)

private val rome = ZoneId.of("Europe/Rome")
private val begins = Begins(Instant.parse("2026-08-03T13:00:00Z"), rome, ServerClock(Instant.parse("2026-08-01T08:00:00Z"), elapsed = 0))

private fun inside(function: FunctionPart) = aProjectState(Stage.Inside(listOf(function)), function.id, function.pages.firstOrNull()?.id)

private fun preview(
    name: String,
    state: ProjectUiState,
) = Preview(name) { ProjectScreen(state, nothing) }

internal val shutDoor = aProjectState(Stage.Door(NO_SUCH_FILE, why = null))

internal val projectPreviews =
    listOf(
        preview("project-opening", aProjectState(Stage.Opening)),
        preview("project-failed", aProjectState(Stage.Failed(damaged))),
        preview("project-door", shutDoor),
        preview("project-stay-over", aProjectState(Stage.Door(null, Farewell.STAY_OVER))),
        preview("project-switched-off", aProjectState(Stage.Door(NO_SUCH_FILE, Farewell.SWITCHED_OFF))),
        preview("project-inside", aProjectState()),
        preview("project-kinds", aProjectState(function = "garden", page = "kinds")),
        preview("project-long-names", aProjectState(Stage.Inside(many), "f1", "long")),
        preview("project-one-function", inside(house[1])),
        preview("project-offline", aProjectState(offline = true)),
        preview("project-news", aProjectState(problem = timeout, update = true, begins = begins)),
        preview("project-empty", aProjectState(Stage.Inside(emptyList()), function = null, page = null, update = true)),
        preview("project-function-empty", inside(house[0].copy(pages = emptyList()))),
        preview("project-page-empty", inside(house[0].copy(pages = listOf(living.copy(picture = null, tiles = emptyList()))))),
    )
