//! A browser without a screen: cookies, forms and redirects of the server's web page.

use std::{collections::BTreeMap, sync::Mutex};

use reqwest::{
    Client, Method, RequestBuilder, Response, StatusCode,
    header::{HeaderMap, LOCATION, SET_COOKIE},
};

use super::{ServerProcess, raw::client, secrets};

/// The operator's password in the tests.
pub const PAGE_PASSWORD: &str = "lanterna quieto sedici";

/// A browser.
pub struct Browser {
    client: Client,
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
    /// What it sends along with everything.
    pub language: &'static str,
}

/// A page that was shown.
#[derive(Debug)]
pub struct Shown {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// Its address on the server.
    pub path: String,
    pub text: String,
}

impl Browser {
    pub fn new(server: &ServerProcess) -> Self {
        let base = format!("https://{}", server.address());
        Self { client: client(server), base, cookies: Mutex::default(), language: "en" }
    }

    /// The set-up link that the server has written, as a path.
    pub fn set_up_path(server: &ServerProcess) -> String {
        let link = std::fs::read_to_string(server.data.join("set-up-link")).unwrap();
        path_of(link.trim())
    }

    /// A browser whose operator has just set the page up.
    pub async fn set_up(server: &ServerProcess) -> Self {
        let browser = Self::new(server);
        let link = Self::set_up_path(server);
        let shown = browser.choose_password(&link, PAGE_PASSWORD).await;
        assert_eq!((shown.status, shown.path.as_str()), (StatusCode::OK, "/set-up/factor"));
        browser
    }

    /// Sends the form behind a set-up link.
    pub async fn choose_password(&self, link: &str, password: &str) -> Shown {
        secrets::note_text(password);
        let token = link.split_once("link=").unwrap().1;
        let fields = [("link", token), ("password", password), ("again", password)];
        self.send("/set-up", &fields).await
    }

    /// Signs in with a password, and a code if there is one.
    pub async fn sign_in(&self, password: &str, code: &str) -> Shown {
        self.send("/sign-in", &[("password", password), ("code", code), ("to", "/")]).await
    }

    /// Opens a page and follows where it leads.
    pub async fn open(&self, path: &str) -> Shown {
        self.follow(self.request(Method::GET, path), path).await
    }

    /// Sends a form as a page of the server would, without a form token.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let request = self.post(path, fields).header("origin", &self.base);
        self.follow(request, path).await
    }

    /// Opens `page`, takes the form token from it and sends a form with it.
    pub async fn submit(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Shown {
        let token = self.open(page).await.form_token();
        let fields: Vec<_> =
            fields.iter().copied().chain([("form_token", token.as_str())]).collect();
        self.send(path, &fields).await
    }

    /// A form, to be sent with other headers than a browser's.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let body = form(fields);
        let kind = "application/x-www-form-urlencoded";
        self.request(Method::POST, path).header("content-type", kind).body(body)
    }

    /// Sends a form with files as a page of the server would.
    pub async fn send_parts(&self, path: &str, parts: &[Part<'_>]) -> Shown {
        self.follow(self.post_parts(path, parts).header("origin", &self.base), path).await
    }

    /// A form with files, to be sent with other headers than a browser's.
    pub fn post_parts(&self, path: &str, parts: &[Part<'_>]) -> RequestBuilder {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.request(Method::POST, path).header("content-type", kind);
        request.body(multipart(parts))
    }

    /// Any request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    /// Where the server is, as in the header `Origin`.
    pub fn origin(&self) -> &str {
        &self.base
    }

    /// The cookies it has.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.lock().unwrap().clone()
    }

    /// Has these cookies from now on.
    pub fn set_cookies(&self, cookies: BTreeMap<String, String>) {
        *self.cookies.lock().unwrap() = cookies;
    }

    /// Sends a request and follows redirects, as browsers do: with GET.
    pub async fn follow(&self, request: RequestBuilder, path: &str) -> Shown {
        let (mut answer, mut path) = (self.once(request).await, path.to_owned());
        while answer.status().is_redirection() {
            path = answer.headers()[LOCATION].to_str().unwrap().to_owned();
            assert!(path.starts_with('/') && !path.starts_with("//"), "{path} leads away");
            answer = self.once(self.request(Method::GET, &path)).await;
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        Shown { status, headers, path, text: answer.text().await.unwrap() }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn once(&self, request: RequestBuilder) -> Response {
        let cookies = self.cookies().into_iter().map(|(name, value)| format!("{name}={value}"));
        let request = request.header("cookie", cookies.collect::<Vec<_>>().join("; "));
        let request =
            request.header("accept-language", self.language).header("accept", "text/html");
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once("; ").unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            assert!(
                rest.contains("Secure") && rest.contains("HttpOnly") && rest.contains("Path=/")
            );
            let mut kept = self.cookies.lock().unwrap();
            if rest.contains("Max-Age=0") {
                kept.remove(name);
            } else {
                secrets_of(name, value);
                kept.insert(name.into(), value.into());
            }
        }
        answer
    }
}

impl Shown {
    /// The token that its forms carry.
    #[track_caller]
    pub fn form_token(&self) -> String {
        self.hidden("form_token")
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let field = format!("name=\"{name}\" value=\"");
        let found = self.text.split_once(&field).and_then(|(_, rest)| rest.split_once('"'));
        found.unwrap_or_else(|| panic!("{} has no field {name}: {}", self.path, self.text)).0.into()
    }

    /// Whether it says so.
    pub fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }
}

fn secrets_of(name: &str, value: &str) {
    if name == "__Host-session" {
        secrets::note_text(value.trim_start_matches("p."));
    }
}

/// The path and query of a link to a server.
pub fn path_of(link: &str) -> String {
    let rest = link.strip_prefix("https://").unwrap();
    rest[rest.find('/').unwrap()..].to_owned()
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        let byte = |c: u8| {
            if c.is_ascii_alphanumeric() { char::from(c).into() } else { format!("%{c:02X}") }
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encode(name), encode(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// What stands between the parts of a form with files.
const BOUNDARY: &str = "----innkey-test-boundary";

/// A part of a form with files.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    /// Field, and what was typed.
    Text(&'a str, &'a str),
    /// Field, the file's name, its bytes.
    File(&'a str, &'a str, &'a [u8]),
}

/// Parts as a form sends them.
fn multipart(parts: &[Part]) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        let (head, content) = match part {
            Part::Text(field, text) => (format!("name=\"{field}\"\r\n"), text.as_bytes()),
            Part::File(field, name, bytes) => {
                let kind = "content-type: application/octet-stream";
                (format!("name=\"{field}\"; filename=\"{name}\"\r\n{kind}\r\n"), *bytes)
            }
        };
        body.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; {head}\r\n").bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}
