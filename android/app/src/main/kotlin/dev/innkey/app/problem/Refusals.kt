package dev.innkey.app.problem

import dev.innkey.Refusal
import dev.innkey.app.R

/** What is said when the server says no. */
internal fun Refusal.words(): Words =
    when (this) {
        Refusal.NOT_SIGNED_IN -> Words(R.string.problem_not_signed_in, R.string.problem_do_sign_in)
        Refusal.SESSION_ENDED -> Words(R.string.problem_session_ended, R.string.problem_do_sign_in_again)
        Refusal.LINK_REVOKED -> Words(R.string.problem_link_revoked, R.string.problem_do_new_link)
        Refusal.WRONG_CREDENTIALS -> Words(R.string.problem_wrong_credentials, R.string.problem_do_check_both)
        Refusal.CODE_UNKNOWN -> Words(R.string.problem_code_unknown, R.string.problem_do_compare_code)
        Refusal.CODE_EXPIRED -> Words(R.string.problem_code_expired, R.string.problem_do_new_code)
        Refusal.CODE_USED -> Words(R.string.problem_code_used, R.string.problem_do_new_code)
        Refusal.CODE_REVOKED -> Words(R.string.problem_code_revoked, R.string.problem_do_new_code)
        Refusal.CODE_REPLACED -> Words(R.string.problem_code_replaced, R.string.problem_do_newest_code)
        Refusal.OTP_OFF -> Words(R.string.problem_otp_off, R.string.problem_do_use_password)
        Refusal.ACCOUNT_DISABLED -> Words(R.string.problem_account_disabled, R.string.problem_do_ask_access)
        Refusal.OWN_LOGIN_OFF -> Words(R.string.problem_own_login_off, R.string.problem_do_ask_own_login)
        Refusal.STAY_ENDED -> Words(R.string.problem_stay_ended, R.string.problem_do_longer_stay)
        Refusal.ADMIN_ONLY -> Words(R.string.problem_admin_only, R.string.problem_do_ask_operator)
        Refusal.OPERATOR_ONLY -> Words(R.string.problem_operator_only, R.string.problem_do_ask_operator)
        Refusal.NOT_FOUND -> Words(R.string.problem_not_found, R.string.problem_do_check_address)
        Refusal.BAD_REQUEST, Refusal.WRONG_METHOD -> Words(R.string.problem_bad_request, R.string.problem_do_update)
        Refusal.UNKNOWN -> Words(R.string.problem_unknown, R.string.problem_do_update)
        Refusal.PROJECT_NOT_FOUND -> Words(R.string.problem_project_not_found, R.string.problem_do_new_link)
        Refusal.ACCOUNT_NOT_FOUND -> Words(R.string.problem_account_not_found, R.string.problem_do_refresh)
        Refusal.VERSION_NOT_FOUND -> Words(R.string.problem_version_not_found, R.string.problem_do_refresh)
        Refusal.GROUP_NOT_FOUND -> Words(R.string.problem_group_not_found, R.string.problem_do_refresh)
        Refusal.DEVICE_NOT_FOUND -> Words(R.string.problem_device_not_found, R.string.problem_do_refresh)
        Refusal.USER_NAME_TAKEN -> Words(R.string.problem_user_name_taken, R.string.problem_do_other_name)
        Refusal.GROUP_NAME_TAKEN -> Words(R.string.problem_group_name_taken, R.string.problem_do_other_name)
        Refusal.GROUP_IN_USE -> Words(R.string.problem_group_in_use, R.string.problem_do_empty_group)
        Refusal.LICENCES_USED_UP -> Words(R.string.problem_licences_used_up, R.string.problem_do_more_licences)
        Refusal.ID_TAKEN -> Words(R.string.problem_id_taken, R.string.problem_do_refresh)
        Refusal.CHANGED_MEANWHILE -> Words(R.string.problem_changed, R.string.problem_do_look_again)
        Refusal.CODE_TAKEN -> Words(R.string.problem_code_taken, R.string.problem_do_save_again)
        Refusal.TOO_SLOW -> Words(R.string.problem_too_slow, R.string.problem_do_check_speed)
        Refusal.TOO_LARGE -> Words(R.string.problem_too_large, R.string.problem_do_smaller)
        Refusal.PACKAGE_INVALID -> Words(R.string.problem_package_invalid, R.string.problem_do_mend_package)
        Refusal.INVALID -> Words(R.string.problem_invalid, R.string.problem_do_change_value)
        Refusal.TOO_MANY_ATTEMPTS -> Words(R.string.problem_too_many_attempts, R.string.problem_do_wait)
        Refusal.INTERNAL -> Words(R.string.problem_server_mistake, R.string.problem_do_tell_operator)
        Refusal.UNAVAILABLE -> Words(R.string.problem_unavailable, R.string.problem_do_soon)
        Refusal.CLOCK_IMPLAUSIBLE -> Words(R.string.problem_clock, R.string.problem_do_set_clock)
    }
