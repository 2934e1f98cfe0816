package dev.innkey.app.problem

import dev.innkey.app.R

/** What several screens' previews show, as [toProblem] makes it of the core's errors. */
internal val unreachable = Problem(R.string.problem_offline, R.string.problem_do_connect, Step.TRY_AGAIN)
internal val storageFailed = Problem(R.string.problem_storage, R.string.problem_do_check_storage, Step.TRY_AGAIN)
