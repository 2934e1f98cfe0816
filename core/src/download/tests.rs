use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use super::*;
use crate::{
    ErrorKind, Project,
    testing::{Casa, PACK_FILES, Phone, Reply, Seen, Server, link},
};

mod chunks;
mod gone;
mod manifests;

/// A server whose project a test can exchange.
struct Building {
    server: Server,
    casa: Arc<Mutex<Casa>>,
}

impl Building {
    /// `fault` may answer in place of the project.
    fn new(
        casa: Casa,
        fault: impl Fn(&Seen, usize, &Casa) -> Option<Reply> + Send + Sync + 'static,
    ) -> Self {
        let casa = Arc::new(Mutex::new(casa));
        let shared = casa.clone();
        let server = Server::start(move |seen, n| {
            let casa = shared.lock().unwrap();
            fault(seen, n, &casa).unwrap_or_else(|| casa.answer(seen))
        });
        Self { server, casa }
    }

    fn sound(casa: Casa) -> Self {
        Self::new(casa, |_, _, _| None)
    }

    async fn phone(&self) -> (Phone, Project) {
        let phone = Phone::new().await;
        let project = phone.innkey.add_link(&link(&self.server)).await.unwrap();
        (phone, project)
    }
}

/// Adds up what it hears and stops the download when it is told to.
#[derive(Default)]
struct Counter {
    total: AtomicU64,
    bytes: AtomicU64,
    done: AtomicU64,
    stop: Option<Cancel>,
}

impl DownloadProgress for Counter {
    fn start(&self, bytes: u64, _: u64) {
        self.total.store(bytes, Ordering::Relaxed);
    }
    fn advance(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        if let Some(cancel) = &self.stop {
            cancel.cancel();
        }
    }
    fn done(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

async fn download(project: &Project) -> Result<Installed> {
    project.download(&NoProgress, &Cancel::new()).await
}

fn blobs(phone: &Phone) -> usize {
    let servers = fs::read_dir(phone.folder.path().join("blobs")).unwrap().flatten();
    let folders = servers.flat_map(|server| fs::read_dir(server.path()).unwrap().flatten());
    let blobs = folders.filter(|folder| folder.path().is_dir());
    blobs.flat_map(|folder| fs::read_dir(folder.path()).unwrap().flatten()).count()
}

#[tokio::test]
async fn a_project_arrives_and_opens() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (phone, project) = building.phone().await;
    assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
    assert!(!project.latest().await.unwrap().up_to_date);
    let counter = Counter::default();
    let installed = project.download(&counter, &Cancel::new()).await.unwrap();
    assert_eq!((installed.version, installed.files), (1, PACK_FILES));
    assert_eq!((installed.bytes_reused, installed.requests), (0, 1 + 3 + 3));
    assert_eq!(counter.bytes.load(Ordering::Relaxed), counter.total.load(Ordering::Relaxed));
    assert_eq!(counter.done.load(Ordering::Relaxed), 1);

    let content = project.open().await.unwrap();
    let pages: Vec<_> = content.functions[0].pages.iter().map(|page| &*page.id).collect();
    assert_eq!((pages, content.functions.len()), (vec!["kitchen", "bath"], 1));
    assert_eq!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap(), b"a kitchen");
    assert_eq!(fs::read(content.cover().unwrap()).unwrap(), b"a cover");
    assert_eq!(fs::read(content.picture("empty.jpg").unwrap()).unwrap(), b"");
    assert!(project.latest().await.unwrap().up_to_date);
    assert_eq!(project.info().await.unwrap().version, Some(1));

    let again = download(&project).await.unwrap();
    assert_eq!((again.requests, again.bytes_fetched), (1, 0));
    phone.innkey.remove(project.id()).await.unwrap();
    assert_eq!(blobs(&phone), 0);
}

#[tokio::test]
async fn an_update_fetches_what_is_new_and_clears_what_is_old() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (phone, project) = building.phone().await;
    download(&project).await.unwrap();
    let before = blobs(&phone);
    *building.casa.lock().unwrap() = Casa::new(2, b"a new kitchen");
    let asked = building.server.seen().len();
    let installed = download(&project).await.unwrap();
    assert_eq!((installed.version, installed.requests), (2, 3));
    let seen = building.server.seen();
    let page = building.casa.lock().unwrap().list.packs[1].data.size;
    let range = format!("bytes={}-{}", page - 13, page - 1);
    assert_eq!(seen[asked + 2].headers["range"], range);
    assert_eq!(blobs(&phone), before);
    let content = project.open().await.unwrap();
    assert_eq!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap(), b"a new kitchen");
}

#[tokio::test]
async fn a_server_without_ranges_will_do() {
    let building = Building::sound(Casa { ranges: false, ..Casa::new(1, b"a kitchen") });
    let (_phone, project) = building.phone().await;
    download(&project).await.unwrap();
    *building.casa.lock().unwrap() = Casa { ranges: false, ..Casa::new(2, b"a new kitchen") };
    assert_eq!(download(&project).await.unwrap().version, 2);
    assert!(project.open().await.is_ok());
}

#[tokio::test]
async fn a_broken_stream_goes_on_where_it_broke() {
    let picture = chunks::noise(5);
    let building = Building::new(Casa::new(1, &picture), |seen, _, casa| {
        let whole = seen.path == casa.data(1) && !seen.headers.contains_key("range");
        whole.then(|| casa.answer(seen).cut(200_000))
    });
    let (_phone, project) = building.phone().await;
    let counter = Counter::default();
    project.download(&counter, &Cancel::new()).await.unwrap();
    assert_eq!(counter.bytes.load(Ordering::Relaxed), counter.total.load(Ordering::Relaxed));
    let ranges: Vec<_> = building
        .server
        .seen()
        .into_iter()
        .filter_map(|mut seen| seen.headers.remove("range"))
        .collect();
    assert_eq!(ranges.len(), 1, "{ranges:?}");
    assert!(ranges[0].starts_with("bytes=200000-"), "{ranges:?}");
}

#[tokio::test]
async fn a_server_that_breaks_every_time_is_given_up() {
    let building = Building::new(Casa::new(1, b"a kitchen"), |seen, _, casa| {
        (seen.path == casa.data(1)).then_some(Reply::Nothing)
    });
    let (_phone, project) = building.phone().await;
    let error = download(&project).await.unwrap_err();
    assert!(matches!(error, Error::GaveUp { tries: 4, .. }), "{error:?}");
    let tries = building.server.seen();
    let data = building.casa.lock().unwrap().data(1);
    assert_eq!(tries.iter().filter(|seen| seen.path == data).count(), 4);
}

#[tokio::test]
async fn wrong_bytes_leave_the_version_before() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (_phone, project) = building.phone().await;
    download(&project).await.unwrap();
    for fault in 0..3 {
        let mut casa = Casa { ranges: fault == 2, ..Casa::new(2, b"a new kitchen") };
        let data = casa.data(1);
        let body = casa.bodies.get_mut(&data).unwrap();
        match fault {
            0 => *body.last_mut().unwrap() ^= 1,
            1 => body.push(0),
            _ => body.truncate(body.len() - 2),
        }
        *building.casa.lock().unwrap() = casa;
        let kind = download(&project).await.unwrap_err().kind();
        let expected = if fault == 2 { ErrorKind::Offline } else { ErrorKind::BadAnswer };
        assert_eq!(kind, expected, "fault {fault}");
        assert_eq!(project.open().await.unwrap().version, 1);
    }
}

#[tokio::test]
async fn damage_is_noticed_and_mended() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (_phone, project) = building.phone().await;
    download(&project).await.unwrap();
    let installed = project.inner.store.installed(project.id()).await.unwrap().unwrap();
    let server = project.row().await.unwrap().endpoint.server;
    let blobs = project.inner.blobs(&server);
    let frame = installed.packs[0].files.iter().find(|file| file.path == "frame.json").unwrap();
    fs::write(blobs.path(frame.hash), "{}").unwrap();
    let error = project.open().await.unwrap_err();
    assert_eq!((error.kind(), error.hint()), (ErrorKind::Damaged, "download the project again."));
    let picture = installed.packs[1].files.iter().find(|file| file.path == "kitchen.jpg").unwrap();
    fs::write(blobs.path(picture.hash), "a garage").unwrap();
    download(&project).await.unwrap();
    let content = project.open().await.unwrap();
    assert_eq!(fs::read(content.picture("kitchen.jpg").unwrap()).unwrap(), b"a kitchen");
}

#[tokio::test]
async fn what_arrived_before_a_stop_counts() {
    let building = Building::sound(Casa::new(1, &vec![7; 100_000]));
    let (mut phone, project) = building.phone().await;
    let cancel = Cancel::new();
    let counter = Counter { stop: Some(cancel.clone()), ..Counter::default() };
    let error = project.download(&counter, &cancel).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
    phone.restart().await;
    let project = phone.innkey.project(project.id()).await.unwrap();
    let installed = download(&project).await.unwrap();
    assert!(installed.requests < 1 + 3 + 3, "the manifests were there: {installed:?}");
}

#[tokio::test]
async fn two_at_once_do_not_mix() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let (phone, project) = building.phone().await;
    let server = project.row().await.unwrap().endpoint.server;
    let lock = project.inner.blobs(&server).lock().unwrap();
    assert_eq!(download(&project).await.unwrap_err().kind(), ErrorKind::Busy);
    assert_eq!(phone.innkey.remove(project.id()).await.unwrap_err().kind(), ErrorKind::Busy);
    drop(lock);
    assert!(download(&project).await.is_ok());
}

#[tokio::test]
async fn without_link_and_session_nothing_is_asked() {
    let building = Building::sound(Casa::new(1, b"a kitchen"));
    let phone = Phone::new().await;
    let bare = innkey_protocol::ShareLink { token: None, ..link(&building.server) };
    let project = phone.innkey.add_link(&bare).await.unwrap();
    assert_eq!(download(&project).await.unwrap_err().kind(), ErrorKind::NotSignedIn);
    assert!(building.server.seen().is_empty());
}

#[test]
fn futures_may_move_between_threads() {
    fn check<T: Send>(_: impl FnOnce(Project) -> T) {}
    check(|project| async move { project.download(&NoProgress, &Cancel::new()).await });
    check(|project| async move { project.account().await });
    check(|project| async move { project.open().await });
    check(|project| async move { project.customers().list().await });
}
