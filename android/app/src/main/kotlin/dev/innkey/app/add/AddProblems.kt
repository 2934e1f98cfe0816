package dev.innkey.app.add

import dev.innkey.InnkeyException
import dev.innkey.app.R
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step
import dev.innkey.app.problem.toProblem

internal val noLink = Problem(R.string.add_no_link, R.string.add_no_link_next)
internal val unreadableLink = Problem(R.string.add_unreadable_link, R.string.add_unreadable_link_next)
internal val unreadablePhoto = Problem(R.string.add_unreadable_photo, R.string.add_unreadable_photo_next)
internal val noCodeInPhoto = Problem(R.string.add_no_code_in_photo, R.string.add_no_code_in_photo_next)
internal val foreignCodeInPhoto = Problem(R.string.add_foreign, R.string.add_foreign_in_photo_next)

/** What went wrong when a server was asked who it is. */
internal fun InnkeyException.whileAsking(): Problem =
    when (this) {
        is InnkeyException.Invalid -> {
            Problem(R.string.add_bad_address, R.string.add_bad_address_next)
        }

        is InnkeyException.Offline, is InnkeyException.Timeout -> {
            Problem(R.string.add_unreachable, R.string.add_unreachable_next, Step.TRY_AGAIN)
        }

        is InnkeyException.Untrusted -> {
            Problem(R.string.add_untrusted, R.string.add_untrusted_next)
        }

        else -> {
            toProblem()
        }
    }
