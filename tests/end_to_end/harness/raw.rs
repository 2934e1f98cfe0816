//! Requests as no app of ours would send them: any method, any credentials.

use std::sync::Arc;

use innkey_protocol::token::{Kind, Token};
use reqwest::{Client, Method, Response};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use serde::Serialize;

use super::ServerProcess;

/// A plain HTTPS client of one server.
pub struct Raw {
    client: Client,
    base: String,
}

impl Raw {
    pub fn new(server: &ServerProcess) -> Self {
        Self { client: client(server), base: format!("https://{}", server.address()) }
    }

    /// Sends a request without a body; `credentials` is all of the `Authorization` header.
    pub async fn send(&self, method: &str, path: &str, credentials: Option<&str>) -> Response {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(credentials) = credentials {
            request = request.header("authorization", credentials);
        }
        request.send().await.unwrap()
    }

    /// Sends JSON.
    pub async fn send_json(
        &self,
        method: &str,
        path: &str,
        credentials: &str,
        body: &impl Serialize,
    ) -> Response {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.client.request(method, format!("{}{path}", self.base));
        let request = request.header("content-type", "application/json");
        let body = serde_json::to_vec(body).unwrap();
        request.header("authorization", credentials).body(body).send().await.unwrap()
    }

    /// Sends these bytes with POST.
    pub async fn upload(&self, path: &str, credentials: &str, body: Vec<u8>) -> Response {
        let request = self.client.post(format!("{}{path}", self.base)).body(body);
        request.header("authorization", credentials).send().await.unwrap()
    }
}

/// A token as the `Authorization` header has it.
pub fn bearer<K: Kind>(token: &Token<K>) -> String {
    format!("Bearer {}", token.to_text())
}

/// A client that trusts this server, and follows no redirect.
pub fn client(server: &ServerProcess) -> Client {
    let builder = Client::builder().tls_backend_preconfigured(tls(server)).no_proxy();
    builder.redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// TLS settings that trust this server and no other.
fn tls(server: &ServerProcess) -> ClientConfig {
    let file = server.data.join("tls-certificate.pem");
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(file).unwrap()).unwrap();
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth()
}
