import Innkey

extension Refusal {
    /// What is said when the server says no.
    var said: Said {
        switch self {
        case .notSignedIn: Said(Words("problem_not_signed_in"), Words("problem_do_sign_in"))
        case .sessionEnded: Said(Words("problem_session_ended"), Words("problem_do_sign_in_again"))
        case .linkRevoked: Said(Words("problem_link_revoked"), Words("problem_do_new_link"))
        case .wrongCredentials: Said(Words("problem_wrong_credentials"), Words("problem_do_check_both"))
        case .codeUnknown: Said(Words("problem_code_unknown"), Words("problem_do_compare_code"))
        case .codeExpired: Said(Words("problem_code_expired"), Words("problem_do_new_code"))
        case .codeUsed: Said(Words("problem_code_used"), Words("problem_do_new_code"))
        case .codeRevoked: Said(Words("problem_code_revoked"), Words("problem_do_new_code"))
        case .codeReplaced: Said(Words("problem_code_replaced"), Words("problem_do_newest_code"))
        case .otpOff: Said(Words("problem_otp_off"), Words("problem_do_use_password"))
        case .accountDisabled: Said(Words("problem_account_disabled"), Words("problem_do_ask_access"))
        case .ownLoginOff: Said(Words("problem_own_login_off"), Words("problem_do_ask_own_login"))
        case .stayEnded: Said(Words("problem_stay_ended"), Words("problem_do_longer_stay"))
        case .adminOnly: Said(Words("problem_admin_only"), Words("problem_do_ask_operator"))
        case .operatorOnly: Said(Words("problem_operator_only"), Words("problem_do_ask_operator"))
        case .notFound: Said(Words("problem_not_found"), Words("problem_do_check_address"))
        case .badRequest, .wrongMethod: Said(Words("problem_bad_request"), Words("problem_do_update"))
        case .unknown: Said(Words("problem_unknown"), Words("problem_do_update"))
        case .projectNotFound: Said(Words("problem_project_not_found"), Words("problem_do_new_link"))
        case .accountNotFound: Said(Words("problem_account_not_found"), Words("problem_do_refresh"))
        case .versionNotFound: Said(Words("problem_version_not_found"), Words("problem_do_refresh"))
        case .groupNotFound: Said(Words("problem_group_not_found"), Words("problem_do_refresh"))
        case .deviceNotFound: Said(Words("problem_device_not_found"), Words("problem_do_refresh"))
        case .userNameTaken: Said(Words("problem_user_name_taken"), Words("problem_do_other_name"))
        case .groupNameTaken: Said(Words("problem_group_name_taken"), Words("problem_do_other_name"))
        case .groupInUse: Said(Words("problem_group_in_use"), Words("problem_do_empty_group"))
        case .licencesUsedUp: Said(Words("problem_licences_used_up"), Words("problem_do_more_licences"))
        case .idTaken: Said(Words("problem_id_taken"), Words("problem_do_refresh"))
        case .changedMeanwhile: Said(Words("problem_changed"), Words("problem_do_look_again"))
        case .codeTaken: Said(Words("problem_code_taken"), Words("problem_do_save_again"))
        case .tooSlow: Said(Words("problem_too_slow"), Words("problem_do_check_speed"))
        case .tooLarge: Said(Words("problem_too_large"), Words("problem_do_smaller"))
        case .packageInvalid: Said(Words("problem_package_invalid"), Words("problem_do_mend_package"))
        case .invalid: Said(Words("problem_invalid"), Words("problem_do_change_value"))
        case .tooManyAttempts: Said(Words("problem_too_many_attempts"), Words("problem_do_wait"))
        case .internal: Said(Words("problem_server_mistake"), Words("problem_do_tell_operator"))
        case .unavailable: Said(Words("problem_unavailable"), Words("problem_do_soon"))
        case .clockImplausible: Said(Words("problem_clock"), Words("problem_do_set_clock"))
        }
    }
}
