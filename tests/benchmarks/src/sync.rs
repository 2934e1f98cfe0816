//! Many files: fetched for the first time, brought up to date, and found to be so, against curl with tar and rsync.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use crate::{
    RUNS, Result,
    building::Building,
    download::base_pack,
    pair::{pair, seconds},
    process,
    table::{Figure, Section},
};

const FILES: usize = 2000;
/// Bytes of each of them, and of the one large file beside them.
const SIZE: usize = 90_000;
const FILM: usize = 40_000_000;
/// How many of them an update replaces, by larger ones.
const REPLACED: usize = 40;
const NEW_SIZE: usize = 106_750;

const HOW: &str = "a project with 2,000 files of 90 kB and one of 40 MB, random bytes. First: `innkey download` on a new device \
against `curl` of one tar with the same files from the same server, piped to `tar -x` (no hash, no fsync), each into a new folder after `sync`. Update: 40 files are \
replaced (4.27 MB) and a byte is inserted near the beginning of the large one, then `innkey download` over TLS (with fsync) against \
`rsync -a` from a daemon without TLS (without fsync). Processes from start to end, on the same disk, in pairs; the ratio is that of each pair. Bytes \
are those that `innkey download --json` counts. Without news: what it says of itself, TLS handshake included.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_files(write).await?;
    let daemon = Daemon::start(&building)?;
    let mut figures = first(&building, &TarHost::publish(&building).await?)?;
    figures.extend(updates(&building, &daemon)?);
    Ok(Section { how: HOW, figures })
}

fn name(number: usize) -> String {
    format!("images/{number:04}.jpg")
}

fn noise(path: &Path, size: usize) -> Result<()> {
    let mut bytes = vec![0; size];
    getrandom::fill(&mut bytes)?;
    Ok(fs::write(path, bytes)?)
}

fn write(source: &Path) -> Result<()> {
    fs::create_dir(source.join("images"))?;
    (0..FILES).try_for_each(|number| noise(&source.join(name(number)), SIZE))?;
    noise(&source.join("film.mp4"), FILM)
}

/// A new device that is to have the project.
fn device(building: &Building, name: &str) -> Result<PathBuf> {
    let home = building.path(name);
    process::innkey(&home, &["add", &building.link_now()?])?;
    Ok(home)
}

fn first(building: &Building, host: &TarHost) -> Result<Vec<Figure>> {
    let mut pairs = Vec::new();
    for run in 0..=RUNS {
        let home = device(building, &format!("first {run}"))?;
        let into = building.path(&format!("unpacked {run}"));
        fs::create_dir(&into)?;
        // Both find the disk at rest, and files of earlier turns stay: a file system that has just removed many is slow.
        let at_rest = |work: &dyn Fn() -> Result<()>| {
            process::run(Command::new("sync"), "")?;
            seconds(work)
        };
        let innkey = || at_rest(&|| process::innkey(&home, &["download"]));
        let turn = pair(run, innkey, || at_rest(&|| host.unpack(&into)))?;
        // The first is for the page cache.
        if run > 0 {
            pairs.push(turn);
        }
    }
    Ok(Figure::compared("2,000 files for the first time", "`curl` of a tar, `tar -x`", &pairs))
}

fn updates(building: &Building, daemon: &Daemon) -> Result<Vec<Figure>> {
    let (home, mirror) = (device(building, "device")?, building.path("mirror"));
    process::innkey(&home, &["download"])?;
    daemon.sync(&mirror)?;
    let (mut pairs, mut bytes, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        for number in 0..REPLACED {
            noise(&building.source().join(name((number * 49 + run) % FILES)), NEW_SIZE)?;
        }
        let film = building.source().join("film.mp4");
        let mut content = fs::read(&film)?;
        content.insert(1000, 0);
        fs::write(&film, content)?;
        building.publish()?;
        let mut figures = serde_json::Value::Null;
        let innkey = || {
            seconds(|| {
                figures = process::innkey_json(&home, &["download"])?;
                Ok(())
            })
        };
        pairs.push(pair(run, innkey, || seconds(|| daemon.sync(&mirror)))?);
        bytes.push(figures["bytes_fetched"].as_f64().unwrap_or(f64::NAN) / 1e6);
        let nothing = process::innkey_json(&home, &["download"])?;
        if nothing["requests"] != 1 {
            return Err(format!("more than one request without news: {nothing}").into());
        }
        idle.push(nothing["ms"].as_f64().unwrap_or(f64::NAN));
    }
    let mut figures = vec![Figure::new("update of 40 files and a byte: fetched", "MB", bytes)];
    figures.extend(Figure::compared("– time", "`rsync -a`", &pairs));
    figures.push(Figure::new("nothing new: one request", "ms", idle));
    Ok(figures)
}

/// A tar with the same files at a server of ours, as a file of another project.
struct TarHost {
    _building: Building,
    /// For curl, on standard input.
    config: String,
}

impl TarHost {
    async fn publish(building: &Building) -> Result<Self> {
        let tar = building.path("tar");
        let mut command = Command::new("tar");
        command.arg("-cf").arg(&tar).arg("-C").arg(building.source()).arg(".");
        process::run(command, "")?;
        let size = fs::metadata(&tar)?.len();
        let host =
            Building::with_files(|source| Ok(fs::rename(tar, source.join("all.tar"))?)).await?;
        let pack = base_pack(&host).await?;
        let token = host.link.token.as_ref().ok_or("the link has no token")?.to_text();
        // It lies at the pack's end.
        let config = format!(
            "url = \"https://{}{}\"\nheader = \"Authorization: Bearer {token}\"\nrange = {}-{}\n",
            host.server.operator()?.address,
            pack.address,
            pack.size - size,
            pack.size - 1,
        );
        Ok(Self { _building: host, config })
    }

    fn unpack(&self, into: &Path) -> Result<()> {
        let mut shell = Command::new("sh");
        let line = "curl --silent --show-error --fail --insecure --config - | tar -x -C \"$0\"";
        shell.args(["-c", line]).arg(into);
        process::run(shell, &self.config)?;
        let count = fs::read_dir(into.join("images"))?.count();
        if count == FILES {
            Ok(())
        } else {
            Err(format!("curl and tar brought {count} files").into())
        }
    }
}

/// An rsync daemon over the project's folder.
struct Daemon {
    child: Child,
    port: u16,
}

impl Daemon {
    fn start(building: &Building) -> Result<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let file = building.path("rsyncd.conf");
        let path = building.source();
        fs::write(&file, format!("use chroot = no\n[project]\npath = {}\n", path.display()))?;
        let mut command = Command::new("rsync");
        command.args(["--daemon", "--no-detach", "--address=127.0.0.1", &format!("--port={port}")]);
        command.arg(format!("--config={}", file.display()));
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let daemon = Self { child: quiet.spawn()?, port };
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(daemon);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("the rsync daemon does not start".into())
    }

    fn sync(&self, into: &Path) -> Result<()> {
        let mut rsync = Command::new("rsync");
        rsync.arg("-a").arg(format!("rsync://127.0.0.1:{}/project/", self.port)).arg(into);
        process::run(rsync, "")
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
