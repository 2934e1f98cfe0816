package dev.innkey.app.download

import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.problem.Argument
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step
import dev.innkey.app.problem.unreachable
import java.time.Duration

private val nothing = DownloadActions({}, {}, {}, {}, {}, {}, {})

private fun aBuilding(
    name: String = "Casa Limone",
    update: Boolean = false,
    version: Long? = null,
) = Building(name, null, update, version)

private fun aDownloadState(
    phase: Phase = Phase.Running,
    building: Building? = aBuilding(),
    bytes: Long = 12_400_000,
    total: Long? = 42_000_000,
    rate: Long? = null,
    left: Duration? = null,
) = DownloadState(phase, building, bytes, total, files = 38, rate, left)

private val noSpace = Problem(R.string.problem_space_missing, R.string.problem_do_free_space, Step.FREE_SPACE, Argument.Size(18_300_000))

private fun preview(
    name: String,
    state: DownloadState,
) = Preview("download-$name") { DownloadScreen(state, nothing) }

internal val downloadPreviews =
    listOf(
        preview("preparing", aDownloadState(Phase.Preparing, building = null, bytes = 0, total = null)),
        preview("running", aDownloadState(rate = 3_100_000, left = Duration.ofSeconds(10))),
        preview(
            "update-long",
            aDownloadState(
                building = aBuilding("Residenza Belvedere, Appartamento Panorama 12 mit Seeblick", update = true, version = 12),
                total = 1_240_000_000,
                rate = 84_000,
                left = Duration.ofHours(4),
            ),
        ),
        preview("asking", aDownloadState(Phase.Asking, bytes = 0)),
        preview("wifi", aDownloadState(Phase.WaitingForWifi, bytes = 0)),
        preview("offline", aDownloadState(Phase.Offline)),
        preview("paused", aDownloadState(Phase.Paused(PausedBy.PERSON))),
        preview("paused-by-system", aDownloadState(Phase.Paused(PausedBy.SYSTEM))),
        preview("failed", aDownloadState(Phase.Failed(unreachable))),
        preview("no-space", aDownloadState(Phase.Failed(noSpace))),
        preview("done", aDownloadState(Phase.Done, bytes = 42_000_000)),
    )
