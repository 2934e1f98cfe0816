//! The story through the command line, as scripts use it.

use serde_json::Value;

use crate::harness::{HOUR, Ran, ServerProcess, innkey, innkey_with_input, secrets, write_project};

/// The story's cast at the command line: one folder per device.
struct Cast {
    folder: tempfile::TempDir,
    server: ServerProcess,
}

impl Cast {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = ServerProcess::start(folder.path(), &[]);
        secrets::note_text("limoncello-42");
        let cast = Self { folder, server };
        write_project(&cast.home("operator").join("casa"), "Casa Prova", &[1; 5_000]);
        cast.operator(&["project", "push", "casa"], "").json();
        let add = ["account", "add", "Anna", "--admin", "on", "--password-stdin"];
        assert_eq!(cast.operator(&add, "limoncello-42\n").json()["user"], "anna");
        cast
    }

    fn home(&self, device: &str) -> std::path::PathBuf {
        let home = self.folder.path().join(device);
        std::fs::create_dir_all(&home).unwrap();
        home
    }

    fn operator(&self, args: &[&str], input: &str) -> Ran {
        let data = self.server.data.to_str().unwrap();
        let args = [args, &["--data", data, "--json"]].concat();
        innkey_with_input(&self.home("operator"), &args, input)
    }

    fn on(&self, device: &str, args: &[&str]) -> Ran {
        innkey(&self.home(device), args)
    }

    fn json(&self, device: &str, args: &[&str]) -> Value {
        self.on(device, &[args, &["--json"]].concat()).json()
    }

    /// Anna's device, signed in.
    fn anna(&self) {
        let link = self.operator(&["account", "link", "anna"], "").json();
        self.json("anna", &["add", link["link"].as_str().unwrap()]);
        let sign_in = ["sign-in", "--user", "anna", "--password-stdin"];
        let ran = innkey_with_input(&self.home("anna"), &sign_in, "limoncello-42\n");
        assert!(ran.text().contains("Signed in as anna (admin)."), "{}", ran.stdout);
    }
}

#[test]
fn the_story_at_the_command_line() {
    let cast = Cast::new();
    cast.anna();
    let customer = cast.json("anna", &["customers", "add", "Maria Rossi"]);
    let code = customer["code"]["code"].as_str().unwrap();
    let list = cast.on("anna", &["customers", "list"]);
    assert!(list.text().contains(&format!("{code}  Maria Rossi")), "{}", list.stdout);
    assert!(list.text().contains("code live, "), "{}", list.stdout);

    let picture = cast.home("guest").join("qr.png");
    let picture = picture.to_str().unwrap();
    cast.on("anna", &["share", "maria", "--png", picture]).text();
    let link = cast.on("anna", &["share", "maria", "--as", "link"]);
    assert_eq!(cast.on("guest", &["scan", picture]).text(), link.text());

    assert!(cast.on("guest", &["add", picture]).text().contains("Added Casa Prova"));
    let figures = cast.json("guest", &["download"]);
    assert_eq!((&figures["version"], &figures["bytes_reused"]), (&1.into(), &0.into()));
    assert!(cast.on("guest", &["open"]).text().contains("dimmer     Lamp: 40 %"));

    let wrong = innkey_with_input(&cast.home("guest"), &["sign-in", "--code-stdin"], "0000-0000");
    assert_eq!(wrong.code, 3);
    assert!(wrong.stderr.contains("not known here"), "{}", wrong.stderr);
    let typed = code.to_lowercase().replace('-', " ");
    let right = innkey_with_input(&cast.home("guest"), &["sign-in", "--code-stdin"], &typed);
    assert_eq!(right.text(), "Signed in as Maria Rossi (guest).\n");

    let list = cast.on("anna", &["customers", "list"]);
    assert!(list.text().contains("\nMaria Rossi  active"), "{}", list.stdout);
    assert!(!list.stdout.contains(code));
    let projects = cast.json("guest", &["projects"]);
    assert_eq!(projects[0]["account"]["name"], "Maria Rossi");
    cast.on("guest", &["sign-out"]).text();
    assert_eq!(cast.on("guest", &["customers", "list"]).code, 3);
    cast.on("guest", &["forget"]).text();
    assert_eq!(cast.json("guest", &["projects"]), Value::Array(Vec::new()));
}

#[test]
fn customers_are_edited_renewed_revoked_and_removed() {
    let cast = Cast::new();
    cast.anna();
    let first = cast.json("anna", &["customers", "add", "Paolo", "--until", "2099-01-01"]);
    let id = first["id"].as_str().unwrap();
    let edited = cast.json("anna", &["customers", "edit", "paolo", "--name", "Paolo Verdi"]);
    assert_eq!(edited["name"], "Paolo Verdi");
    assert_eq!(edited["stay"]["until"], first["stay"]["until"], "what is not named stays");
    let edited = cast.json("anna", &["customers", "edit", id, "--no-stay", "--enabled", "off"]);
    assert_eq!((&edited["stay"], &edited["enabled"]), (&serde_json::json!({}), &false.into()));
    cast.json("anna", &["customers", "edit", id, "--enabled", "on"]);
    let turned = ["customers", "edit", id, "--from", "2030-01-02", "--until", "2030-01-01"];
    assert_eq!(cast.on("anna", &turned).code, 2);

    let renewed = cast.json("anna", &["customers", "renew", "paolo"]);
    assert_ne!(renewed["code"]["code"], first["code"]["code"]);
    let message = cast.on("anna", &["share", "paolo", "--as", "message", "--language", "it"]);
    let code = renewed["code"]["code"].as_str().unwrap();
    assert!(message.text().contains("Ciao Paolo Verdi") && message.stdout.contains(code));

    cast.server.turn_clock(2 * HOUR);
    let list = cast.on("anna", &["customers", "list"]);
    assert!(list.text().contains("code expired") && list.stdout.contains("invited on"));
    let revoked = cast.json("anna", &["customers", "revoke", "paolo"]);
    assert_eq!(revoked["code"]["state"], "expired", "a code that expired stays expired");
    cast.json("anna", &["customers", "remove", "paolo"]);
    let empty = cast.on("anna", &["customers", "list"]);
    assert!(empty.text().contains("No customers yet"));
    assert_eq!(cast.on("anna", &["customers", "renew", "paolo"]).code, 2);
}

#[test]
fn accounts_at_the_command_line() {
    let cast = Cast::new();
    let weak = cast.operator(&["account", "add", "bruno", "--password-stdin"], "short");
    assert_eq!(weak.code, 2);
    assert!(weak.stderr.contains("8 characters"), "{}", weak.stderr);
    cast.operator(&["account", "add", "bruno", "--password-stdin"], "long enough").json();
    assert_eq!(
        cast.operator(&["account", "set", "bruno", "--admin", "on"], "").json()["role"],
        "admin"
    );
    assert_eq!(cast.operator(&["account", "list"], "").json().as_array().unwrap().len(), 2);
    cast.operator(&["account", "remove", "bruno"], "").json();
    assert_eq!(cast.operator(&["account", "set", "bruno", "--admin", "on"], "").code, 2);
    // Nothing on the command line takes a password.
    assert_eq!(cast.operator(&["account", "add", "carla", "--password", "x"], "").code, 2);
    let unasked = cast.operator(&["account", "add", "carla"], "");
    assert!(unasked.code == 2 && unasked.stderr.contains("--password-stdin"), "{}", unasked.stderr);
}

#[test]
fn an_address_needs_a_compared_fingerprint() {
    let cast = Cast::new();
    let address = cast.server.address().to_string();
    let unknown = cast.on("anna", &["add", &address]);
    assert_eq!(unknown.code, 5);
    let fingerprint = data_encoding::HEXLOWER.encode(&cast.server.operator_file().pins[0]);
    assert!(
        unknown.stderr.replace(' ', "").contains(&fingerprint.to_uppercase()),
        "{}",
        unknown.stderr
    );
    assert_eq!(cast.on("anna", &["add", &address, "--fingerprint", "00"]).code, 5);
    let added = cast.json("anna", &["add", &address, "--fingerprint", &fingerprint]);
    assert_eq!(added["name"], "Casa Prova");
    let mut cast = cast;
    cast.server.kill();
    let sign_in = ["sign-in", "--user", "anna", "--password-stdin"];
    assert_eq!(innkey_with_input(&cast.home("anna"), &sign_in, "limoncello-42").code, 4);
}

#[test]
fn wrong_input_is_told_and_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| innkey(home.path(), args);
    assert_eq!(run(&["download"]).code, 2);
    assert!(run(&["download"]).stderr.contains("innkey add LINK"));
    let damaged = run(&["add", "INNKEY:1ABCDEFG"]);
    assert!(damaged.code == 2 && damaged.stderr.contains("damaged"), "{}", damaged.stderr);
    let newer = run(&["add", "INNKEY:9ABC"]);
    assert!(newer.code == 2 && newer.stderr.contains("newer"), "{}", newer.stderr);
    std::fs::write(home.path().join("no.png"), "no picture").unwrap();
    assert_eq!(run(&["scan", "no.png"]).code, 2);
    assert_eq!(run(&["qr", &"x".repeat(5000)]).code, 2);
    let error: Value = serde_json::from_str(&run(&["download", "--json"]).stderr).unwrap();
    assert!(error["error"]["message"].is_string() && error["error"]["hint"].is_string());
    assert_eq!(run(&["projects", "--json"]).json(), Value::Array(Vec::new()));
}

#[test]
fn a_text_becomes_pictures_and_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let text = "Grüße aus dem Haus am See";
    innkey(home.path(), &["qr", text, "--png", "a.png", "--svg", "a.svg"]).text();
    assert_eq!(innkey(home.path(), &["scan", "a.png"]).text().trim_end(), text);
    let svg = std::fs::read_to_string(home.path().join("a.svg")).unwrap();
    assert!(svg.starts_with("<svg xmlns="), "{svg}");
    assert!(innkey(home.path(), &["qr", text]).text().contains('█'));
    assert!(!innkey(home.path(), &["qr", text]).text().contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn a_card_for_the_guest() {
    let cast = Cast::new();
    cast.anna();
    let customer = cast.json("anna", &["customers", "add", "Maria Rossi", "--until", "2099-05-08"]);
    let code = customer["code"]["code"].as_str().unwrap();
    let share = |args: &[&str]| cast.json("anna", &[&["share", "maria"], args].concat());
    let plain = share(&["--card", "card.PNG"]);
    assert_eq!(plain["written"], serde_json::json!(["card.PNG"]));
    let found = cast.json("anna", &["scan", "card.PNG"]);
    assert_eq!(found["texts"][0], plain["link"]);
    let coded = share(&["--card", "coded.png", "--with-code", "--language", "it"]);
    assert_ne!(coded["link"], plain["link"], "the code is in it");
    assert_eq!(cast.json("anna", &["scan", "coded.png"])["texts"][0], coded["link"]);
    share(&["--card", "card.svg"]);
    let svg = std::fs::read_to_string(cast.home("anna").join("card.svg")).unwrap();
    assert!(svg.contains("width='105mm' height='148mm'") && !svg.contains(code), "{svg}");
    let wrong = cast.on("anna", &["share", "maria", "--card", "card.pdf"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("neither .svg nor .png"), "{}", wrong.stderr);
}
