//! The event stream as the server sends it.

use innkey_protocol::api::routes;
use reqwest::Response;

use super::{Phone, Raw, bearer, in_time};

/// The event stream as the server sends it.
pub struct Stream {
    answer: Response,
    /// All that has come so far.
    pub text: String,
}

impl Stream {
    pub async fn new(raw: &Raw, phone: &Phone) -> Self {
        let project = phone.project.info().await.unwrap().project;
        let session = bearer(&phone.session());
        Self::of(raw.send("GET", &routes::events(project), Some(&session)).await)
    }

    /// The stream that this answer is.
    pub fn of(answer: Response) -> Self {
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Self { answer, text: String::new() }
    }

    /// Reads on until the text says so.
    #[track_caller]
    pub fn until<'a>(&'a mut self, wanted: &'a str) -> impl Future<Output = ()> + 'a {
        in_time("an event", async move {
            while !self.text.contains(wanted) {
                let chunk = self.answer.chunk().await.unwrap();
                let chunk =
                    chunk.unwrap_or_else(|| panic!("it ends without {wanted}: {}", self.text));
                self.text.push_str(std::str::from_utf8(&chunk).unwrap());
            }
        })
    }

    /// Reads to the end, which must be an orderly one; gives all that came.
    #[track_caller]
    pub fn into_all(mut self) -> impl Future<Output = String> {
        in_time("the end of the stream", async move {
            while let Some(chunk) = self.answer.chunk().await.unwrap() {
                self.text.push_str(std::str::from_utf8(&chunk).unwrap());
            }
            self.text
        })
    }
}
