//! The server's certificate, and one that the operator brings along.

use std::path::PathBuf;

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{Zone, link::fingerprint};
use serde::Deserialize;

use crate::{
    error::Result,
    handlers::Query,
    own_certificate::{self, Facts, OwnCertificate, Wrong},
    settings::{CertificateFrom, Chosen, change},
    state::State,
    web::{
        dates,
        forms::{Nothing, Posted, PostedParts, parts_of},
        session::SignedIn,
        texts::Language,
        view::{self, Done, Frame, Section},
    },
};

#[derive(Template)]
#[template(path = "system_certificate.html")]
struct Page {
    t: Language,
    frame: Frame,
    zone: Zone,
    made: Option<Facts>,
    fingerprints: Vec<String>,
    own: Option<std::result::Result<Facts, Wrong>>,
    certificate: String,
    key: String,
    wrong_upload: Option<String>,
    wrong_files: Option<String>,
}

impl Page {
    fn new(state: &State, by: &SignedIn) -> Self {
        let t = by.visitor.language;
        let (certificate, key) = match &state.settings.now().chosen.certificate {
            Some(CertificateFrom::Files { certificate, key }) => {
                (certificate.display().to_string(), key.display().to_string())
            }
            _ => Default::default(),
        };
        Self {
            t,
            frame: Frame::inside(by, Section::System, t.certificate()),
            zone: Zone::of_this_machine(),
            made: state.certificates.made(),
            fingerprints: state.pins.iter().map(fingerprint).collect(),
            own: state.certificates.own(),
            certificate,
            key,
            wrong_upload: None,
            wrong_files: None,
        }
    }

    fn until(&self, facts: &Facts) -> String {
        dates::moment(self.t, &self.zone, facts.until)
    }

    fn reason(&self, wrong: &Wrong) -> String {
        reason(self.t, wrong)
    }
}

/// Why a certificate cannot be used, and what to do.
fn reason(t: Language, wrong: &Wrong) -> String {
    match wrong {
        Wrong::File { file, reason } => t.file_unreadable(file.display(), reason),
        Wrong::NoCertificate => t.certificate_none().into(),
        Wrong::NoKey => t.certificate_no_key().into(),
        Wrong::OtherKey => t.certificate_other_key().into(),
        Wrong::Expired => t.certificate_expired().into(),
    }
}

/// The certificates.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(Done { done }): Query<Done>,
) -> Response {
    let mut page = Page::new(&state, &by);
    page.frame = page.frame.done(match done.as_str() {
        "own" => Some(page.t.own_saved()),
        "removed" => Some(page.t.own_removed()),
        _ => None,
    });
    view::page(&page)
}

/// Uses an uploaded certificate.
pub async fn upload(
    Shared(state): Shared<State>,
    PostedParts { by, parts }: PostedParts,
) -> Result<Response> {
    let mut parts = parts_of(parts).await?;
    let mut take = |name: &str| parts.remove(name).unwrap_or_default();
    let (certificate, key) = (take("certificate"), take("key"));
    if let Err(wrong) = OwnCertificate::read(&certificate, &key, state.clock.now()) {
        let wrong_upload = Some(reason(by.visitor.language, &wrong));
        return Ok(view::refused(&Page { wrong_upload, ..Page::new(&state, &by) }));
    }
    own_certificate::keep(&state.config.data, &certificate, &key)?;
    take_from(&state, Some(CertificateFrom::Upload)).await?;
    Ok(Redirect::to("/system/certificate?done=own").into_response())
}

/// Where certificate and key lie.
#[derive(Deserialize)]
pub struct Files {
    certificate: String,
    key: String,
}

/// Uses files that lie on the server.
pub async fn use_files(
    Shared(state): Shared<State>,
    Posted { by, form }: Posted<Files>,
) -> Result<Response> {
    let t = by.visitor.language;
    let (certificate, key) =
        (PathBuf::from(form.certificate.trim()), PathBuf::from(form.key.trim()));
    let absolute = certificate.is_absolute() && key.is_absolute();
    let from = CertificateFrom::Files { certificate, key };
    let wrong = match OwnCertificate::open(&from, &state.config.data, state.clock.now()) {
        _ if !absolute => t.path_needed().into(),
        Err(wrong) => reason(t, &wrong),
        Ok(_) => {
            take_from(&state, Some(from)).await?;
            return Ok(Redirect::to("/system/certificate?done=own").into_response());
        }
    };
    let page = Page { wrong_files: Some(wrong), ..Page::new(&state, &by) };
    Ok(view::refused(&Page { certificate: form.certificate, key: form.key, ..page }))
}

/// Shows only the server's own certificate again.
pub async fn remove(Shared(state): Shared<State>, _: Posted<Nothing>) -> Result<Response> {
    take_from(&state, None).await?;
    own_certificate::forget(&state.config.data)?;
    Ok(Redirect::to("/system/certificate?done=removed").into_response())
}

async fn take_from(state: &State, certificate: Option<CertificateFrom>) -> Result<()> {
    let before = state.settings.now().chosen.clone();
    let seen = before.mark();
    change(state, seen, Chosen { certificate, ..before }).await
}
