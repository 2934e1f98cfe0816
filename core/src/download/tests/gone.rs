//! Files that the server lists and does not have, hosts that are busy, packs elsewhere.

use super::{chunks::noise, *};
use crate::{net::Authorities, testing::Identity};

fn status(status: u16, headers: &[&str]) -> Reply {
    Reply::Whole(status, headers.iter().map(|line| (*line).into()).collect(), Vec::new())
}

#[tokio::test]
async fn files_that_are_gone_are_said_to_be() {
    for answer in [404, 410] {
        let building = Building::new(Casa::new(1, b"a kitchen"), move |seen, _, casa| {
            (seen.path == casa.data(1)).then(|| status(answer, &[]))
        });
        let (_phone, project) = building.phone().await;
        let error = download(&project).await.unwrap_err();
        assert!(error.to_string().contains("are not there any more"), "{error}");
    }
}

/// Publishes the newer version as soon as the download has begun.
struct Publish(Arc<Mutex<Casa>>, Mutex<Option<Casa>>);

impl DownloadProgress for Publish {
    fn start(&self, _: u64, _: u64) {
        if let Some(newer) = self.1.lock().unwrap().take() {
            // The old pages are gone, but for those that are the same.
            *self.0.lock().unwrap() = newer;
        }
    }
    fn advance(&self, _: u64) {}
    fn done(&self) {}
}

#[tokio::test]
async fn a_newer_version_takes_the_place_of_one_that_is_gone() {
    let building = Building::new(Casa::new(1, b"a kitchen"), |seen, n, casa| {
        (casa.list.version == 1 && n > 0 && seen.path == casa.data(1)).then(|| status(410, &[]))
    });
    let (_phone, project) = building.phone().await;
    let (casa, newer) = (building.casa.clone(), Mutex::new(Some(Casa::new(2, b"a new kitchen"))));
    let installed = project.download(&Publish(casa, newer), &Cancel::new()).await.unwrap();
    assert_eq!(installed.version, 2);
    let content = project.open().await.unwrap();
    assert_eq!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap(), b"a new kitchen");
}

#[tokio::test]
async fn a_busy_host_is_asked_again() {
    for answer in [429, 503] {
        let times = AtomicU64::new(0);
        let building = Building::new(Casa::new(1, b"a kitchen"), move |seen, _, casa| {
            let busy = seen.path == casa.data(1) && times.fetch_add(1, Ordering::Relaxed) < 2;
            busy.then(|| status(answer, &["retry-after: 0"]))
        });
        let (_phone, project) = building.phone().await;
        assert_eq!(download(&project).await.unwrap().version, 1);
    }
}

/// A host with a certificate for this machine, and the authority's certificate in PEM.
fn host(casa: &Casa) -> (Server, String) {
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let pem = certificate.pem();
    let certificates = vec![certificate.der().clone()];
    let identity = Identity { certificates, key, ..Identity::new() };
    let bodies = casa.bodies.clone();
    let server = Server::with_identity(&identity, move |seen, _| {
        let casa = Casa { bodies: bodies.clone(), ..Casa::new(1, b"") };
        casa.answer(seen)
    });
    (server, pem)
}

#[tokio::test]
async fn packs_elsewhere_come_without_credentials() {
    let picture = noise(5);
    let mut casa = Casa::new(1, &picture);
    let (host, pem) = host(&casa);
    for pack in &mut casa.list.packs {
        pack.data.address = format!("https://{}{}", host.address(), pack.data.address);
    }
    let building = Building::sound(casa);
    let (_phone, project) = building.phone().await;
    let untrusted = download(&project).await.unwrap_err();
    assert_eq!(untrusted.kind(), ErrorKind::Untrusted, "{untrusted}");
    let authorities = Authorities::from_pem(pem.as_bytes()).unwrap();
    let options = DownloadOptions { authorities, ..DownloadOptions::default() };
    let done = project.download_with(options, &NoProgress, &Cancel::new()).await.unwrap();
    assert_eq!(done.version, 1);
    let content = project.open().await.unwrap();
    assert_eq!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap(), picture);
    let seen = host.seen();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|seen| !seen.headers.contains_key("authorization")));
    let here = building.server.seen();
    assert!(here.iter().all(|seen| !seen.path.contains("/packs/")), "all packs lie elsewhere");
}

#[tokio::test]
async fn another_range_than_asked_for_is_refused() {
    for wrong in ["bytes 0-99999/300000", "bytes 5-", "nonsense", "items 10-20/30"] {
        let building = Building::new(Casa::new(1, &noise(40)), move |seen, _, casa| {
            let part = seen.path == casa.data(1) && seen.headers.contains_key("range");
            let body = vec![7; 100_000];
            part.then(|| Reply::Whole(206, vec![format!("content-range: {wrong}")], body))
        });
        let (_phone, project) = building.phone().await;
        let kind = download(&project).await.unwrap_err().kind();
        assert_eq!(kind, ErrorKind::BadAnswer, "{wrong}");
        assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
    }
}

/// Faults of a host that answers: each ends in an error that says so, or is overcome; never in a wrong byte.
#[tokio::test]
async fn whatever_a_host_answers_no_wrong_byte_is_shown() {
    type Answer = fn(&Casa, &Seen) -> Reply;
    let faults: [(&str, Answer, bool); 8] = [
        ("status 500", |_, _| status(500, &[]), false),
        ("status 502", |_, _| status(502, &[]), true),
        ("status 416", |_, _| status(416, &["content-range: bytes */7"]), false),
        ("a page instead", |_, _| Reply::Whole(200, Vec::new(), b"<html>".to_vec()), false),
        ("a cut", |casa, seen| casa.answer(seen).cut(70_000), true),
        (
            "another thing under another tag",
            |casa, seen| {
                let other = vec![8; casa.bodies[&seen.path].len()];
                Reply::Whole(200, vec!["etag: \"other\"".into()], other)
            },
            false,
        ),
        (
            "more than there is",
            |casa, seen| {
                let mut more = casa.bodies[&seen.path].clone();
                more.extend([7; 9]);
                Reply::Whole(200, Vec::new(), more)
            },
            false,
        ),
        ("no end", |casa, seen| Reply::Endless(casa.bodies[&seen.path].repeat(2)), true),
    ];
    for (what, fault, overcome) in faults {
        let picture = noise(5);
        let times = AtomicU64::new(0);
        let building = Building::new(Casa::new(1, &picture), move |seen, _, casa| {
            let bad = seen.path == casa.data(1) && times.fetch_add(1, Ordering::Relaxed) == 0;
            bad.then(|| fault(casa, seen))
        });
        let (_phone, project) = building.phone().await;
        let first = download(&project).await;
        assert_eq!(first.is_ok(), overcome, "{what}: {first:?}");
        if let Err(error) = first {
            assert!(matches!(error.kind(), ErrorKind::BadAnswer), "{what}: {error}");
            assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled, "{what}");
            download(&project).await.unwrap();
        }
        let content = project.open().await.unwrap();
        assert!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap() == picture, "{what}");
    }
}
