//! The server as its operator sees it: started, asked, stopped.

use std::{fs, net::TcpListener};

use innkey_core::{ErrorKind, net::Request};
use innkey_protocol::{
    ErrorCode,
    api::{
        operator::{NewAccount, ProjectState},
        routes,
        server::ServerInfo,
        sign_in::Role,
    },
};

use crate::harness::{Building, ServerProcess, innkey};

#[tokio::test(flavor = "multi_thread")]
async fn it_says_who_it_is_and_stops_when_asked() {
    let mut building = Building::new().await;
    let connection = building.server.connection();
    connection.done(&Request::get(routes::healthz())).await.unwrap();
    connection.done(&Request::get(routes::readyz())).await.unwrap();
    let info: ServerInfo = connection.json(&Request::get(routes::server())).await.unwrap();
    assert_eq!(info.projects[0].id, building.project);
    assert!(building.server.stop().success());
    let log = building.server.log();
    assert!(log.contains("stopping") && !log.contains("did not close cleanly"));
    // All is there after an orderly stop too.
    building.server.start_again();
    building.host.project.account().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_is_answered_as_a_problem() {
    let building = Building::new().await;
    let connection = building.server.connection();
    for (request, expected) in [
        (Request::get("/nowhere"), ErrorCode::NotFound),
        (Request::post("/healthz"), ErrorCode::WrongMethod),
        (Request::get("/v1/projects/x/packs"), ErrorCode::NotSignedIn),
        (Request::post(routes::sessions("x")), ErrorCode::NotFound),
        (Request::post(routes::sessions(building.project)), ErrorCode::BadRequest),
        (
            Request::post(routes::sessions(building.project)).json(&"x".repeat(100_000)).unwrap(),
            ErrorCode::TooLarge,
        ),
        (
            Request::post(routes::sessions(building.project)).json(&[1, 2]).unwrap(),
            ErrorCode::BadRequest,
        ),
    ] {
        let refused = connection.done(&request).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Refused(expected), "{request:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_checked() {
    let building = Building::new().await;
    let add = async |user: &str, password: &str| {
        let password = innkey_protocol::Secret::new(password.into());
        let new = NewAccount { user: user.into(), password, role: Role::Customer };
        let token = building.server.operator_file().token;
        let request = Request::post(routes::operator_accounts(building.project));
        let request = request.bearer(&token).json(&new).unwrap();
        building.server.connection().done(&request).await.map_err(|error| error.kind())
    };
    assert_eq!(add("bruno", "long enough").await, Ok(()));
    let refused = |code| Err(ErrorKind::Refused(code));
    assert_eq!(add("BRUNO", "long enough").await, refused(ErrorCode::UserNameTaken));
    assert_eq!(add("carla", "short").await, refused(ErrorCode::Invalid));
    assert_eq!(add("  ", "long enough").await, refused(ErrorCode::Invalid));
    assert_eq!(add(&"x".repeat(101), "long enough").await, refused(ErrorCode::Invalid));
}

#[test]
fn settings_come_from_flags_environment_and_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("innkey.toml");
    fs::write(&file, "code_lifetime = 60\n").unwrap();
    let serve = |args: &[&str]| {
        let file = file.to_str().unwrap();
        innkey(folder.path(), &[&["serve", "--config", file], args].concat())
    };
    let from_file = serve(&[]);
    assert_eq!(from_file.code, 2);
    assert!(from_file.stderr.contains("code_lifetime is 60"), "{}", from_file.stderr);
    let from_flag = serve(&["--code-lifetime", "70"]);
    assert!(from_flag.stderr.contains("code_lifetime is 70"), "{}", from_flag.stderr);
    fs::write(&file, "code_lifetme = 600\n").unwrap();
    let misspelt = serve(&[]);
    assert_eq!(misspelt.code, 2);
    assert!(misspelt.stderr.contains("code_lifetme"), "{}", misspelt.stderr);

    let help = innkey(folder.path(), &["serve", "--help"]);
    for word in
        ["--listen", "INNKEY_LISTEN", "--address", "INNKEY_CODE_LIFETIME", "TOML", "wins over"]
    {
        assert!(help.text().contains(word), "{word} is not explained");
    }
}

#[test]
fn a_taken_port_is_said() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let ran = innkey(folder.path(), &["serve", "--listen", &listen, "--data", "data"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("cannot start") && ran.stderr.contains("in use"), "{}", ran.stderr);
}

#[test]
fn one_folder_has_one_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &[]);
    let data = server.data.to_str().unwrap();
    let second = innkey(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--data", data]);
    assert_eq!(second.code, 1);
    assert!(second.stderr.contains("another server works in"), "{}", second.stderr);
}

#[cfg(unix)]
#[test]
fn secrets_on_disk_are_the_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path(), &[]);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&server.data), 0o700);
    for file in
        ["secret-keys", "operator-token", "operator.json", "tls-key.pem", "tls-spare-key.pem"]
    {
        assert_eq!(mode(&server.data.join(file)), 0o600, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_server_may_have_several_projects() {
    let building = Building::new().await;
    let source = building.path("other");
    let id = "01935e2a-0000-7000-8000-0000000000c2";
    crate::harness::write_project_with_id(&source, "Casa Altra", &[3; 100], id);
    building.push(&source);
    let projects: Vec<ProjectState> =
        building.operator(Request::get(routes::operator_projects())).await;
    let names: Vec<_> = projects.iter().map(|project| project.name.as_str()).collect();
    assert_eq!(names, ["Casa Altra", "Casa Prova"]);
}
