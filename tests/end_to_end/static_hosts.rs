//! Packs at nginx, as Debian has it: it knows nothing of Innkey, and learns no token.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::harness::{Building, Random, in_time, innkey};

const SIZE: usize = 6 * 1024 * 1024;

/// A running nginx that serves a folder over TLS.
struct Nginx {
    child: Child,
    port: u16,
    /// Its certificate, which vouches for itself, in PEM.
    authority: String,
}

impl Nginx {
    async fn start(folder: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        let authority = params.self_signed(&key).unwrap().pem();
        fs::write(folder.join("cert.pem"), &authority).unwrap();
        fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
        fs::create_dir(folder.join("logs")).unwrap();
        let conf = format!(
            "pid nginx.pid; error_log logs/error.log; daemon off; master_process off; events {{}}
             http {{
               log_format heads '$request_uri|$http_range|$http_authorization|$http2';
               access_log logs/access.log heads;
               client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
               uwsgi_temp_path t4; scgi_temp_path t5;
               server {{
                 listen 127.0.0.1:{port} ssl http2;
                 ssl_certificate cert.pem; ssl_certificate_key key.pem;
                 root files;
               }}
             }}"
        );
        fs::write(folder.join("nginx.conf"), conf).unwrap();
        let child = Command::new("nginx")
            .arg("-p")
            .arg(folder)
            .args(["-c", "nginx.conf"])
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx, which tests/run installs");
        let nginx = Self { child, port, authority };
        let listens = async {
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        in_time("nginx", listens).await;
        nginx
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_serves_packs_and_learns_no_token() {
    let mut random = Random::new();
    let host = tempfile::tempdir().unwrap();
    let nginx = Nginx::start(host.path()).await;
    let at = format!("https://127.0.0.1:{}", nginx.port);
    let building = Building::with_options(&["--packs-at", &at]).await;
    let mut film = random.bytes(SIZE);
    let authority = building.path("authority.pem");
    fs::write(&authority, &nginx.authority).unwrap();
    let home = building.device("device", &building.anna_link().await);
    let download = || {
        let into = host.path().join("files/packs");
        fs::create_dir_all(&into).unwrap();
        for pack in fs::read_dir(building.server.data.join("objects/packs")).unwrap().flatten() {
            let copy = into.join(pack.file_name());
            fs::write(copy, fs::read(pack.path()).unwrap()).unwrap();
        }
        let authority = authority.to_str().unwrap();
        innkey(&home, &["download", "--json", "--authorities", authority]).json()
    };
    building.push_film(&film);
    let untrusted = innkey(&home, &["download"]);
    assert_eq!(untrusted.code, 5, "{}", untrusted.stderr);
    let not_copied = ["download", "--authorities", authority.to_str().unwrap()];
    let gone = innkey(&home, &not_copied);
    assert!(gone.code == 1 && gone.stderr.contains("not there any more"), "{}", gone.stderr);
    for bytes in [SIZE as u64, 0] {
        let figures = download();
        let fetched = figures["bytes_fetched"].as_u64().unwrap();
        assert!(fetched >= bytes && fetched < bytes + 700_000, "{figures}");
        innkey(&home, &["projects", "verify"]).text();
        film.insert(1000, 0);
        building.push_film(&film);
    }
    let log = fs::read_to_string(host.path().join("logs/access.log")).unwrap();
    assert!(log.lines().count() > 2 && log.lines().all(|line| line.ends_with("|-|h2")), "{log}");
    assert!(log.contains("|bytes="), "ranges were asked for: {log}");
}
