package dev.innkey.app.projects

import dev.innkey.app.design.Preview
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.storageFailed
import java.time.Instant
import java.time.ZoneId

private val nothing = ProjectsActions({}, {}, {}, {}, {}, {}, {}, {}, {})

private val rome = ZoneId.of("Europe/Rome")

private val cards =
    listOf(
        ProjectCard("1", "Casa Limone", null, downloaded = true, update = false, person = Person.Admin("Anna Bianchi")),
        ProjectCard(
            "2",
            "Residenza Belvedere, Appartamento Panorama 12",
            null,
            downloaded = true,
            update = true,
            person = Person.Guest("Maria Rossi", Instant.parse("2026-08-10T08:00:00Z"), rome),
        ),
        ProjectCard("3", "Haus am See", null, downloaded = false, update = false, person = Person.Nobody),
    )

private fun aProjectsState(
    cards: List<ProjectCard>? = dev.innkey.app.projects.cards,
    problem: Problem? = null,
    offline: Boolean = false,
    removing: ProjectCard? = null,
) = ProjectsUiState(cards, problem, refreshing = false, offline, removing)

internal val projectsPreviews =
    listOf(
        Preview("projects-loading") { ProjectsScreen(aProjectsState(cards = null), nothing) },
        Preview("projects-empty") { ProjectsScreen(aProjectsState(cards = emptyList()), nothing) },
        Preview("projects-problem") { ProjectsScreen(aProjectsState(cards = null, problem = storageFailed), nothing) },
        Preview("projects-some") { ProjectsScreen(aProjectsState(), nothing) },
        Preview("projects-offline") { ProjectsScreen(aProjectsState(offline = true), nothing) },
        Preview("projects-removing") { ProjectsScreen(aProjectsState(removing = cards[0]), nothing) },
    )
