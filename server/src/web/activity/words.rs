//! What the activity says, in words.

use innkey_protocol::{
    ErrorCode,
    api::activity::{Activity, ActivityKind, FieldChange, Party, PartyKind},
};

use crate::web::texts::Language;

/// Every kind that can be looked for.
pub const KINDS: [ActivityKind; 22] = [
    ActivityKind::CodeIssued,
    ActivityKind::CodeUsed,
    ActivityKind::SignedIn,
    ActivityKind::SignInFailed,
    ActivityKind::SignedOut,
    ActivityKind::DevicesSignedOut,
    ActivityKind::LinkShared,
    ActivityKind::Downloaded,
    ActivityKind::CustomerAdded,
    ActivityKind::CustomerChanged,
    ActivityKind::CustomerRevoked,
    ActivityKind::CustomerRemoved,
    ActivityKind::LoginChanged,
    ActivityKind::GroupAdded,
    ActivityKind::GroupChanged,
    ActivityKind::GroupRemoved,
    ActivityKind::Published,
    ActivityKind::OtpSwitched,
    ActivityKind::LicencesChanged,
    ActivityKind::AccountAdded,
    ActivityKind::AccountChanged,
    ActivityKind::AccountRemoved,
];

/// What happened.
pub const fn kind(t: Language, kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::CustomerAdded => t.did_customer_added(),
        ActivityKind::CustomerChanged => t.did_customer_changed(),
        ActivityKind::CustomerRemoved => t.did_customer_removed(),
        ActivityKind::CodeIssued => t.did_code_issued(),
        ActivityKind::CustomerRevoked => t.did_customer_revoked(),
        ActivityKind::LinkShared => t.did_link_shared(),
        ActivityKind::Downloaded => t.did_downloaded(),
        ActivityKind::CodeUsed => t.did_code_used(),
        ActivityKind::SignedIn => t.did_signed_in(),
        ActivityKind::SignInFailed => t.did_sign_in_failed(),
        ActivityKind::SignedOut => t.did_signed_out(),
        ActivityKind::DevicesSignedOut => t.did_devices_signed_out(),
        ActivityKind::LoginChanged => t.did_login_changed(),
        ActivityKind::GroupAdded => t.did_group_added(),
        ActivityKind::GroupChanged => t.did_group_changed(),
        ActivityKind::GroupRemoved => t.did_group_removed(),
        ActivityKind::Published => t.did_published(),
        ActivityKind::OtpSwitched => t.did_otp_switched(),
        ActivityKind::LicencesChanged => t.did_licences_changed(),
        ActivityKind::AccountAdded => t.did_account_added(),
        ActivityKind::AccountChanged => t.did_account_changed(),
        ActivityKind::AccountRemoved => t.did_account_removed(),
        ActivityKind::Unknown => t.did_something(),
    }
}

/// Who did it, or whom it concerns.
pub fn party(t: Language, party: &Party) -> String {
    match (party.kind, party.name.as_str()) {
        (PartyKind::Operator, _) => t.the_operator().into(),
        (PartyKind::Stranger, _) => t.somebody().into(),
        (PartyKind::Project, name) => version(t, name),
        (_, "") => t.removed_person().into(),
        (_, name) => name.into(),
    }
}

/// The store writes `version 7`.
fn version(t: Language, name: &str) -> String {
    name.strip_prefix("version ").map_or_else(|| name.into(), |number| t.version(number))
}

/// Whatever else is known of it.
pub fn details(t: Language, entry: &Activity) -> Vec<String> {
    let reason = entry.reason.map(|reason| why(t, reason));
    let changes = entry.changes.iter().map(|change| changed(t, change));
    let from = [&entry.device, &entry.network].into_iter().flatten().cloned();
    reason.into_iter().chain(changes).chain(from).collect()
}

/// Why somebody could not sign in.
fn why(t: Language, reason: ErrorCode) -> String {
    let known = match reason {
        ErrorCode::WrongCredentials => t.why_credentials(),
        ErrorCode::CodeUnknown => t.why_code_unknown(),
        ErrorCode::CodeExpired => t.why_code_expired(),
        ErrorCode::CodeUsed => t.why_code_used(),
        ErrorCode::CodeRevoked => t.why_code_revoked(),
        ErrorCode::CodeReplaced => t.why_code_replaced(),
        ErrorCode::OtpOff => t.why_otp_off(),
        ErrorCode::AccountDisabled => t.why_disabled(),
        ErrorCode::StayEnded => t.why_stay_ended(),
        ErrorCode::TooManyAttempts => t.why_too_many(),
        other => return other.as_str().replace('_', " "),
    };
    known.into()
}

fn changed(t: Language, change: &FieldChange) -> String {
    let field = field(t, &change.field).unwrap_or(&change.field);
    let [before, after] = [&change.before, &change.after].map(|text| value(t, &change.field, text));
    format!("{field}: {before} → {after}")
}

fn field(t: Language, name: &str) -> Option<&'static str> {
    Some(match name {
        "name" => t.name(),
        "contact" => t.contact(),
        "language" => t.language(),
        "note" => t.note(),
        "stay" => t.stay(),
        "group" => t.group(),
        "rights" => t.rights(),
        "enabled" => t.account_is(),
        "own_login" => t.own_login(),
        "times" => t.times(),
        "user" => t.user_name(),
        "password" => t.password(),
        "admin" => t.role_admin(),
        "otp" => t.otp(),
        "licences" => t.licences(),
        "restores" => t.content_of(),
        _ => return None,
    })
}

/// A value as people read it: what is not typed by somebody is in the page's language.
fn value(t: Language, field: &str, text: &str) -> String {
    let fixed = match (field, text) {
        (_, "") => "–",
        ("enabled" | "own_login" | "admin" | "otp", "on") => t.is_on(),
        ("enabled" | "own_login" | "admin" | "otp", "off") => t.is_off(),
        ("rights", "everything") => t.rights_all(),
        ("rights", "nothing") => t.rights_none(),
        ("rights", "as the group") => t.rights_of_group(),
        ("password", "new") => t.password_new(),
        ("password", "none") => t.password_none(),
        ("restores", text) => return version(t, text),
        (_, text) => text,
    };
    fixed.into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_words_of_its_own() {
        for t in Language::ALL {
            let words: BTreeSet<_> = KINDS.iter().map(|one| kind(t, *one)).collect();
            assert_eq!(words.len(), KINDS.len());
        }
    }

    #[test]
    fn what_the_server_writes_is_translated_and_what_people_write_is_not() {
        let change = |field: &str, before: &str, after: &str| {
            let change =
                FieldChange { field: field.into(), before: before.into(), after: after.into() };
            changed(Language::German, &change)
        };
        assert_eq!(change("enabled", "on", "off"), "Konto: ein → aus");
        assert_eq!(change("name", "on", ""), "Name: on → –");
        assert_eq!(change("restores", "", "version 3"), "Inhalt von: – → Version 3");
        assert_eq!(change("of a newer server", "a", "b"), "of a newer server: a → b");
    }
}
