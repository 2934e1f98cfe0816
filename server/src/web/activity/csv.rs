//! The activity as a table for spreadsheets (RFC 4180, with a UTF-8 mark by which they know the encoding), sent while
//! it is read.

use axum::{
    body::Body,
    extract::State as Shared,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use csv::{Terminator, WriterBuilder};
use futures_util::{StreamExt, TryStreamExt, stream};
use innkey_protocol::{
    ErrorCode, ProjectId,
    api::activity::{Activity, COLUMNS, MAX_PAGE},
    cell::escape,
};

use super::search::{Asked, Search};
use crate::{
    error::{Error, Result},
    handlers::Query,
    state::State,
    store::activity::Happened,
    web::session::SignedIn,
};

/// The columns before [`COLUMNS`]: when, and whose building it was.
const FIRST: [&str; 3] = ["time", "time_zone", "project"];

/// All that was found.
pub async fn download(
    Shared(state): Shared<State>,
    by: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let projects = state.store.projects().await?;
    let search = asked.search(&projects, by.visitor.language)?;
    let search = search.map_err(|_| ErrorCode::Invalid)?;
    let header = FIRST.iter().chain(&COLUMNS).map(ToString::to_string).collect();
    let first = stream::once(async { lines([header]) });
    let mark = stream::once(async { Ok(Bytes::from_static("\u{feff}".as_bytes())) });
    let rest = stream::try_unfold(Some(search), move |search| page(state.clone(), search));
    let log = |error: &Error| tracing::error!(%error, "the activity could not be read to its end");
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"activity.csv\""),
    ];
    let body = Body::from_stream(mark.chain(first).chain(rest).inspect_err(log));
    Ok((headers, body).into_response())
}

/// The next lines, and where to go on.
async fn page(state: State, search: Option<Search>) -> Result<Option<(Bytes, Option<Search>)>> {
    let Some(mut search) = search else { return Ok(None) };
    let Happened { entries, next } = search.page(&state, MAX_PAGE).await?;
    let rows: Vec<_> = entries
        .iter()
        .map(|(project, entry)| row(&search, *project, entry))
        .collect::<Result<_>>()?;
    let lines = lines(rows)?;
    let rest = next.map(|next| {
        search.go_on(&next);
        search
    });
    Ok(Some((lines, rest)))
}

fn row(search: &Search, project: ProjectId, entry: &Activity) -> Result<Vec<String>> {
    let project = search.project(project)?;
    let zone = &project.time_zone;
    let time = zone.civil(entry.at).map(|time| time.strftime("%Y-%m-%d %H:%M:%S").to_string());
    let first = [time.unwrap_or_default(), zone.name().into(), project.name.clone()];
    Ok(first.into_iter().chain(entry.cells()).collect())
}

/// Rows as text. What a spreadsheet would run is made harmless.
fn lines(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Bytes> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| escape(cell).into_owned());
        writer.write_record(cells).map_err(Error::internal)?;
    }
    Ok(writer.into_inner().map_err(|error| Error::internal(error.to_string()))?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_nothing() {
        let mut row = vec![String::new(); FIRST.len() + COLUMNS.len()];
        row[4] = "=HYPERLINK(\"https://evil.example\")".into();
        row[8] = "@x, y".into();
        let text = lines([row]).unwrap();
        let text = String::from_utf8(text.into()).unwrap();
        assert!(text.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{text}");
        assert!(text.contains("\"'@x, y\"") && text.ends_with("\r\n"), "{text}");
    }
}
