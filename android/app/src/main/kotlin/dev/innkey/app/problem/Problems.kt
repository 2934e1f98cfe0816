package dev.innkey.app.problem

import dev.innkey.InnkeyException
import dev.innkey.app.R

/** What a person reads of an error of the core. */
fun InnkeyException.toProblem(): Problem = Problem(R.string.offline, null, Step.TRY_AGAIN)
