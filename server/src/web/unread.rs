//! Ends a connection on which the rest of a form would follow: an answer that came early must not be followed by a
//! request that is lost in it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Version, header::CONNECTION},
    middleware::Next,
    response::Response,
};
use futures_util::{
    StreamExt as _,
    stream::{empty, once},
};

/// Says with the answer that the connection closes, unless all of the request was read. HTTP/2 needs no such word.
pub async fn close(request: Request, next: Next) -> Response {
    if request.version() > Version::HTTP_11 {
        return next.run(request).await;
    }
    let read = Arc::new(AtomicBool::new(false));
    let at_end = Arc::clone(&read);
    let end = once(async move { at_end.store(true, Ordering::Relaxed) }).flat_map(|()| empty());
    let request = request.map(|body| Body::from_stream(body.into_data_stream().chain(end)));
    let mut answer = next.run(request).await;
    if !read.load(Ordering::Relaxed) {
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}
