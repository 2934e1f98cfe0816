package dev.innkey.app.lock

import dev.innkey.app.R
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step

/** The digits typed so far. They are in no state that is saved or drawn. */
internal class PinEntry {
    private val digits = StringBuilder()

    val typed: Int get() = digits.length

    /** Whether these can be a PIN. */
    val complete: Boolean get() = typed in PinLength

    fun type(digit: Int) {
        if (typed < PinLength.last) digits.append(digit)
    }

    fun erase() = digits.setLength((typed - 1).coerceAtLeast(0))

    fun clear() = digits.setLength(0)

    /** What was typed; nothing is left. */
    fun take(): String = digits.toString().also { clear() }
}

/** The pad after a try. */
internal fun padAfter(
    unlocking: Unlocking,
    now: Long,
): PadUiState =
    when (unlocking) {
        Unlocking.Right -> emptyPad
        is Unlocking.Wrong -> emptyPad.copy(complaint = Complaint.Wrong(unlocking.free))
        is Unlocking.Wait -> emptyPad.copy(waitUntil = now + unlocking.millis)
        Unlocking.Lost -> emptyPad.copy(complaint = Complaint.Lost)
    }

/** The keystore fails for now. */
internal val keystoreFails = Problem(R.string.problem_secrets, R.string.problem_do_unlock, Step.TRY_AGAIN)
