package dev.innkey.app.figures

import androidx.compose.runtime.Composer
import androidx.compose.runtime.CompositionTracer
import androidx.compose.runtime.InternalComposeTracingApi

/** How often composables ran, by their names. */
class Recompositions(
    private val counts: Map<String, Int>,
) {
    /** @param composable the function's name, with as much of its package as tells it apart: `CustomerRow`, `customers.Row` */
    fun of(composable: String): Int = counts.filterKeys { ".$it".endsWith(".$composable") }.values.sum()

    override fun toString() = counts.entries.sortedByDescending { it.value }.joinToString("\n") { "${it.value} ${it.key}" }
}

/**
 * Counts what runs, and is not skipped, while [act] does something on a screen: the compiler's own trace marks tell, so nothing is added
 * to what is counted. [act] must wait until the screen is idle again.
 */
@OptIn(InternalComposeTracingApi::class)
fun recompositions(act: () -> Unit): Recompositions {
    val counts = mutableMapOf<String, Int>()
    Composer.setTracer(
        object : CompositionTracer {
            override fun isTraceInProgress() = true

            // "dev.innkey.app.projects.ProjectsScreen (ProjectsScreen.kt:87)"
            override fun traceEventStart(
                key: Int,
                dirty1: Int,
                dirty2: Int,
                info: String,
            ) {
                counts.merge(info.substringBefore(" ("), 1, Int::plus)
            }

            override fun traceEventEnd() = Unit
        },
    )
    try {
        act()
    } finally {
        Composer.setTracer(null)
    }
    return Recompositions(counts)
}
