package dev.innkey.app.problem

import androidx.annotation.StringRes
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.app.R

/** What a person reads of an error of the core. */
fun InnkeyException.toProblem(): Problem =
    when (this) {
        is InnkeyException.Refused -> next.problem(code.words(), retryAfter)
        is InnkeyException.ChangedMeanwhile -> next.problem(changed(now.settings.name))
        is InnkeyException.StayEnded -> next.problem(R.string.problem_stay_over, R.string.problem_do_longer_stay)
        is InnkeyException.Offline -> next.problem(R.string.problem_offline, R.string.problem_do_connect)
        is InnkeyException.Timeout -> next.problem(R.string.problem_timeout, R.string.problem_do_soon)
        is InnkeyException.Untrusted -> next.problem(R.string.problem_untrusted, R.string.problem_do_distrust)
        is InnkeyException.BadAnswer -> next.problem(R.string.problem_bad_answer, R.string.problem_do_tell_operator)
        is InnkeyException.NotSignedIn -> next.problem(R.string.problem_not_signed_in, R.string.problem_do_sign_in)
        is InnkeyException.NotInstalled -> next.problem(R.string.problem_not_installed, R.string.problem_do_download)
        is InnkeyException.NoSuchProject -> next.problem(R.string.problem_no_such_project, R.string.problem_do_add_again)
        is InnkeyException.Damaged -> next.problem(R.string.problem_damaged, R.string.problem_do_download_again)
        is InnkeyException.Storage -> next.problem(R.string.problem_storage, R.string.problem_do_check_storage)
        is InnkeyException.NoSpace -> next.problem(noSpace(needed, available))
        is InnkeyException.Busy -> next.problem(R.string.problem_busy, R.string.problem_do_wait_for_download)
        is InnkeyException.Secrets -> next.problem(R.string.problem_secrets, R.string.problem_do_unlock)
        is InnkeyException.Cancelled -> next.problem(R.string.problem_cancelled, R.string.problem_do_start_again)
        is InnkeyException.Invalid -> next.problem(R.string.problem_input, R.string.problem_do_check_input)
        is InnkeyException.Closed -> next.problem(R.string.problem_closed, R.string.problem_do_restart)
        is InnkeyException.Internal -> next.problem(R.string.problem_mistake, R.string.problem_do_tell_makers, Argument.Word(report))
    }

/** Whether the server was not reached, or did not answer in time: what is on the phone can still be shown. */
fun InnkeyException.isOfTheNetwork(): Boolean = this is InnkeyException.Offline || this is InnkeyException.Timeout

/** What is said about an error. */
internal class Words(
    @param:StringRes val what: Int,
    @param:StringRes val next: Int,
    val argument: Argument? = null,
)

private fun NextStep.problem(
    @StringRes what: Int,
    @StringRes next: Int,
    argument: Argument? = null,
): Problem = problem(Words(what, next, argument))

private fun NextStep.problem(
    words: Words,
    retryAfter: UInt? = null,
): Problem {
    val seconds = (this as? NextStep.Wait)?.seconds ?: retryAfter ?: 0u
    val wait = seconds.coerceAtMost(Int.MAX_VALUE.toUInt()).toInt()
    return Problem(words.what, words.next, toStep(), words.argument, wait.takeIf { it > 0 })
}

private fun changed(name: String): Words =
    if (name.isEmpty()) {
        Words(R.string.problem_changed, R.string.problem_do_look_again)
    } else {
        Words(R.string.problem_changed_customer, R.string.problem_do_look_again, Argument.Word(name))
    }

private fun noSpace(
    needed: ULong,
    available: ULong,
): Words =
    if (needed > available) {
        val missing = Argument.Size((needed - available).coerceAtMost(Long.MAX_VALUE.toULong()).toLong())
        Words(R.string.problem_space_missing, R.string.problem_do_free_space, missing)
    } else {
        Words(R.string.problem_no_space, R.string.problem_do_free_space)
    }

private fun NextStep.toStep(): Step =
    when (this) {
        // Whoever reads this has unlocked the phone or mended the connection by then: the same again helps.
        NextStep.TryAgain, is NextStep.Wait, NextStep.CheckConnection, NextStep.Unlock -> Step.TRY_AGAIN

        NextStep.Refresh -> Step.REFRESH

        NextStep.SignIn -> Step.SIGN_IN

        NextStep.Download -> Step.DOWNLOAD

        NextStep.AddAgain -> Step.ADD_AGAIN

        NextStep.FreeSpace -> Step.FREE_SPACE

        NextStep.Update -> Step.UPDATE

        NextStep.Correct, NextStep.AskHost, NextStep.AskOperator, NextStep.Nothing -> Step.NOTHING
    }
