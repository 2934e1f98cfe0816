package dev.innkey.app.projects

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem
import java.time.Instant
import java.time.ZoneId

/**
 * The list of projects.
 *
 * @property cards null while they are read for the first time
 * @property problem why they could not be read, or what failed last
 * @property refreshing whether the servers are being asked
 * @property offline whether none of the servers answered
 * @property removing the project that a person is asked about before it is removed
 */
@Immutable
data class ProjectsUiState(
    val cards: List<ProjectCard>?,
    val problem: Problem?,
    val refreshing: Boolean,
    val offline: Boolean,
    val removing: ProjectCard?,
)

/**
 * A project on this phone.
 *
 * @property cover the file of the building's picture
 * @property downloaded whether it can be opened
 * @property update whether its server has a newer version
 */
@Immutable
data class ProjectCard(
    val id: String,
    val name: String,
    val cover: String?,
    val downloaded: Boolean,
    val update: Boolean,
    val person: Person,
)

/** Who is signed in on this phone. */
@Immutable
sealed interface Person {
    data object Nobody : Person

    data class Admin(
        val name: String,
    ) : Person

    /** @property until the end of the stay; null: none */
    data class Guest(
        val name: String,
        val until: Instant?,
        val zone: ZoneId,
    ) : Person
}
