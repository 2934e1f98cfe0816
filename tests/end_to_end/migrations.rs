//! What earlier releases left on the disk, opened by today's: `tests/fixtures/schema-…`, made by
//! `tests/fixtures/make_schema_fixture` and kept for ever.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use innkey_core::{Error, FolderSecrets, Innkey, Project, net::Request};
use innkey_protocol::{
    Code, ErrorCode, ProjectId, Secret, SessionToken, ShareLink,
    api::{
        activity::{Activity, ActivityKind, ActivityPage},
        customers::{Customer, CustomerList, LinkParts},
        groups::GroupList,
        operator::{AccountState, ProjectState, Version},
        routes,
        sign_in::{Method, Role, SignIn, SignedIn},
    },
    rules::CodeState,
};
use serde::de::DeserializeOwned;

use crate::{
    codes::reason,
    harness::{Phone, ServerProcess},
};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures");

/// What `make_schema_fixture` remembers of its story.
#[derive(serde::Deserialize)]
struct Facts {
    /// The first fixture does not say it.
    #[serde(default)]
    schema: u32,
    made_at: i64,
    password: String,
    codes: HashMap<String, Code>,
}

/// A copy of a fixture, so that today's code may write to it.
struct Fixture {
    folder: tempfile::TempDir,
    facts: Facts,
}

impl Fixture {
    fn all() -> Vec<Self> {
        let entries = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap().path());
        let is_one =
            |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("schema-");
        let all: Vec<_> = entries.filter(is_one).map(|path| Self::copy(&path)).collect();
        assert!(!all.is_empty());
        all
    }

    fn copy(kept: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for room in ["server", "phone"] {
            copy(&kept.join(room), &folder.path().join(room));
        }
        let facts = fs::read(kept.join("facts.json")).unwrap();
        Self { folder, facts: serde_json::from_slice(&facts).unwrap() }
    }

    /// Its server, at the time at which the fixture was made.
    fn serve(&self) -> Served {
        let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64;
        fs::write(self.folder.path().join("clock"), (self.facts.made_at - now).to_string())
            .unwrap();
        Served(ServerProcess::start(self.folder.path(), &[]))
    }

    fn code(&self, name: &str) -> Code {
        self.facts.codes[name].clone()
    }

    /// The project on the guest's phone, and the session in its keystore.
    async fn phone(&self) -> (Project, SessionToken) {
        let home = self.folder.path().join("phone");
        let secrets = Arc::new(FolderSecrets::new(home.join("secrets")));
        let engine = Innkey::open(&home, secrets.clone()).await.unwrap();
        assert!(engine.warnings().is_empty(), "{:?}", engine.warnings());
        let id = engine.projects().await.unwrap()[0].id;
        let session = innkey_core::SecretStore::get(&*secrets, &format!("session/{id}")).unwrap();
        let session = SessionToken::from_bytes(session.unwrap().as_slice().try_into().unwrap());
        (engine.project(id).await.unwrap(), session)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// A server on an old folder.
struct Served(ServerProcess);

impl Served {
    async fn operator<T: DeserializeOwned>(&self, path: String) -> T {
        let request = Request::get(path).bearer(&self.0.operator_file().token);
        self.0.connection().json(&request).await.unwrap()
    }

    async fn ask<T: DeserializeOwned>(&self, path: String, session: &SessionToken) -> T {
        self.0.connection().json(&Request::get(path).bearer(session)).await.unwrap()
    }

    async fn sign_in(
        &self,
        project: ProjectId,
        method: Method,
        token: u8,
    ) -> Result<SignedIn, Error> {
        let token = SessionToken::from_bytes([token; 32]);
        let body = SignIn { method, token, device: "New phone".into(), name: None };
        let request = Request::post(routes::sessions(project)).json(&body).unwrap();
        self.0.connection().json(&request).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_servers_folder_serves_as_before() {
    for fixture in Fixture::all() {
        let server = fixture.serve();
        let projects: Vec<ProjectState> = server.operator(routes::operator_projects()).await;
        let project = projects[0].id;
        assert_eq!((projects[0].name.as_str(), projects[0].version), ("Casa Vecchia", 4));
        assert!(projects[0].otp);
        let versions: Vec<Version> = server.operator(routes::operator_versions(project)).await;
        let restores: Vec<_> = versions.iter().map(|version| version.restores).collect();
        assert_eq!(restores, [Some(2), Some(1), None, None]);
        let accounts: Vec<AccountState> = server.operator(routes::operator_accounts(project)).await;
        let users: Vec<_> =
            accounts.iter().filter_map(|it| Some((it.user.as_deref()?, it.role))).collect();
        assert_eq!(users, [("anna", Role::Admin), ("bruno", Role::Customer)]);

        let password = Secret::new(fixture.facts.password.clone());
        let anna = Method::Password { user: "anna".into(), password };
        server.sign_in(project, anna, 1).await.unwrap();
        let session = SessionToken::from_bytes([1; 32]);
        let list: CustomerList = server.ask(routes::customers(project), &session).await;
        customers_are_as_they_were(&fixture, &list.customers);
        codes_are_worth_what_they_were(&fixture, &server, project).await;
        hosts_find_what_they_had(&fixture, &server, project, &session, &list).await;

        // Its packs are whole, and share links still open them.
        let anna = routes::operator_account_link(project, accounts[0].id);
        let LinkParts { name, addresses, pins, token } = server.operator(anna).await;
        let link = ShareLink { project, name, addresses, pins, token: Some(token), code: None };
        let phone = Phone::with_link(&link).await;
        assert_eq!(phone.download().await.unwrap().version, 4);
        assert_eq!(phone.project.open().await.unwrap().frame.name, "Casa Vecchia");
    }
}

fn customers_are_as_they_were(fixture: &Fixture, customers: &[Customer]) {
    let seen = |name: &str| {
        let customer = customers.iter().find(|customer| customer.settings.name == name).unwrap();
        let code = customer.code.as_ref().unwrap();
        (customer.settings.enabled, code.state, code.code.clone(), customer.devices)
    };
    let live = |name| Some(fixture.code(name));
    assert_eq!(seen("Maria"), (true, CodeState::Live, live("Maria"), 0));
    assert_eq!(seen("Paolo"), (true, CodeState::Used, None, 1));
    assert_eq!(seen("Rosa"), (true, CodeState::Live, live("Rosa, renewed"), 0));
    assert_eq!(seen("Ugo"), (true, CodeState::Revoked, None, 0));
    let ida = customers.iter().find(|customer| customer.settings.name == "Ida").unwrap();
    assert!(!ida.settings.enabled && ida.settings.stay.until.is_some());
    assert!(
        customers
            .iter()
            .any(|customer| customer.settings.name == "bruno" && customer.code.is_none())
    );
    assert_eq!(customers.len(), 6);
}

/// What came with the second schema: groups, settings, activity. Before it there was none of that.
async fn hosts_find_what_they_had(
    fixture: &Fixture,
    server: &Served,
    project: ProjectId,
    session: &SessionToken,
    list: &CustomerList,
) {
    let ida = list.customers.iter().find(|customer| customer.settings.name == "Ida").unwrap();
    let groups: GroupList = server.ask(routes::groups(project), session).await;
    let path = format!("{}?limit=1000", routes::activity(project));
    let activity: ActivityPage = server.ask(path, session).await;
    let changed = |entry: &Activity| {
        entry.kind == ActivityKind::CustomerChanged
            && entry.changes.iter().any(|change| change.field == "group")
    };
    if fixture.facts.schema < 2 {
        assert_eq!((groups.groups.len(), ida.settings.group), (0, None));
        assert!(!activity.entries.iter().any(changed));
    } else {
        let group = &groups.groups[0];
        assert_eq!((group.settings.name.as_str(), group.customers), ("Flat", 1));
        assert_eq!(group.settings.times.arrival.to_string(), "16:00");
        assert_eq!(ida.settings.group, Some(group.id));
        assert_eq!(
            (ida.settings.contact.as_str(), ida.settings.own_login),
            ("ida@example.org", true)
        );
        assert!(activity.entries.iter().any(changed));
    }
}

async fn codes_are_worth_what_they_were(fixture: &Fixture, server: &Served, project: ProjectId) {
    let by_code = |name: &str| Method::Code { code: fixture.code(name) };
    for (name, expected) in [
        ("Paolo", ErrorCode::CodeUsed),
        ("Rosa", ErrorCode::CodeReplaced),
        ("Ugo", ErrorCode::CodeRevoked),
    ] {
        assert_eq!(reason(server.sign_in(project, by_code(name), 2).await), expected, "{name}");
    }
    let maria = server.sign_in(project, by_code("Maria"), 3).await.unwrap();
    assert_eq!(maria.account.name, "Maria");
    assert_eq!(reason(server.sign_in(project, by_code("Maria"), 4).await), ErrorCode::CodeUsed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phones_folder_opens_as_before() {
    for fixture in Fixture::all() {
        let (project, session) = fixture.phone().await;
        let info = project.info().await.unwrap();
        assert_eq!(
            (info.name.as_str(), info.version, info.otp),
            ("Casa Vecchia", Some(4), Some(true))
        );
        assert_eq!(info.account.unwrap().name, "Paolo");
        let content = project.open().await.unwrap();
        assert_eq!((content.version, content.functions[0].pages[0].objects.len()), (4, 1));
        let living = fs::read(content.picture("living.jpg").unwrap()).unwrap();
        assert_eq!(living, b"the living room of Casa Vecchia");

        // Its session is one that the server of the same day knows.
        let server = fixture.serve();
        let who: SignedIn = server.ask(routes::session(info.project), &session).await;
        assert_eq!(who.account.name, "Paolo");
    }
}

/// The newest schema of either room is in a fixture, so that the next one is tested against it.
#[test]
fn every_schema_has_a_fixture() {
    let server =
        fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/migrations")).unwrap();
    let phone = include_str!("../../core/src/store/schema.rs");
    let phone = phone.split_once("MIGRATIONS").unwrap().1.split_once("];").unwrap().0;
    let newest = server.count().max(phone.matches("include_str!").count());
    let kept = Path::new(FIXTURES).join(format!("schema-{newest}"));
    assert!(kept.exists(), "run tests/fixtures/make_schema_fixture {newest}");
}
