//! The way into the web page.

use axum::{Json as Answer, extract::State as Shared};
use innkey_protocol::{ErrorCode, api::operator::PageLink};

use crate::{
    auth::Operator,
    config::Page,
    error::{Error, Result},
    state::State,
};

/// Seconds for which a link can be used.
const LINK_LIFETIME: i64 = 60 * 60;

/// Makes a link with which a browser sets the operator's password, once; the one before is worth nothing any more.
///
/// Refused with `invalid` while the page is switched off.
pub async fn link(Shared(state): Shared<State>, _: Operator) -> Result<Answer<PageLink>> {
    if state.config.page == Page::Off {
        let detail = "the page is switched off: start the server with --page private";
        return Err(Error::refused(ErrorCode::Invalid, detail));
    }
    let until = state.clock.now().plus(LINK_LIFETIME);
    let link = state.set_up.make(&state.settings.now().addresses, Some(until))?;
    Ok(Answer(PageLink { link, until }))
}
