package dev.innkey.app.about

import dev.innkey.app.design.Preview
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.storageFailed

private val nothing = AboutActions({}, {}, {})

private fun anAboutState(
    core: String? = "0.1.0",
    bytes: Long? = 18_400_000,
    tidying: Tidying? = null,
    problem: Problem? = null,
) = AboutUiState("0.1.0", core, bytes, tidying, problem)

internal val aboutPreviews =
    listOf(
        Preview("about-loading") { AboutScreen(anAboutState(core = null, bytes = null), nothing) },
        Preview("about-full") { AboutScreen(anAboutState(), nothing) },
        Preview("about-tidying") { AboutScreen(anAboutState(tidying = Tidying.Running), nothing) },
        Preview("about-tidied") { AboutScreen(anAboutState(bytes = 12_000_000, tidying = Tidying.Done(6_400_000)), nothing) },
        Preview("about-tidied-nothing") { AboutScreen(anAboutState(tidying = Tidying.Done(0)), nothing) },
        Preview("about-problem") { AboutScreen(anAboutState(core = null, problem = storageFailed), nothing) },
    )
