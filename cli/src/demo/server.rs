//! The demo's server: a process of its own, so that it can be killed.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    fs::OpenOptions,
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
    process::{Child, ChildStderr, Command},
};

use crate::{
    failure::Failure,
    operator::{Operator, OperatorArgs},
};

/// How far the server's clock is behind while the story's codes are made, in seconds: more than they live.
const SLOW_BY: i64 = 2 * 60 * 60 + 10 * 60;

/// A running `innkey serve`.
pub struct ServerProcess {
    data: PathBuf,
    log: PathBuf,
    clock: PathBuf,
    port: u16,
    child: Child,
}

impl ServerProcess {
    /// Starts a server in `folder` whose clock is [`SLOW_BY`] behind.
    pub async fn start(folder: &Path, port: u16) -> Result<Self, Failure> {
        let (data, log, clock) =
            (folder.join("server"), folder.join("server.log"), folder.join("clock"));
        std::fs::write(&clock, format!("-{SLOW_BY}")).map_err(lost)?;
        let child = spawn(&data, &log, &clock, port).await?;
        let port = address(&data)?.port;
        Ok(Self { data, log, clock, port, child })
    }

    /// The server's data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The operator's connection.
    pub fn operator(&self) -> Result<Operator, Failure> {
        Operator::open(&OperatorArgs { data: Some(self.data.clone()) })
    }

    /// Sets the server's clock right: it leaps ahead by more than a code's life.
    pub fn set_clock_right(&self) -> Result<(), Failure> {
        std::fs::write(&self.clock, "0").map_err(lost)
    }

    /// Kills the server as a power cut would (SIGKILL), and starts it again on the same port.
    pub async fn kill_and_restart(&mut self) -> Result<(), Failure> {
        self.child.kill().await.map_err(lost)?;
        self.child = spawn(&self.data, &self.log, &self.clock, self.port).await?;
        Ok(())
    }

    /// Stops the server as its operator would, and waits until it has.
    pub async fn stop(&mut self) -> Result<(), Failure> {
        #[cfg(unix)]
        if let Some(id) = self.child.id().and_then(|id| Pid::from_raw(id.cast_signed())) {
            kill_process(id, Signal::TERM).map_err(|error| lost(error.into()))?;
            self.child.wait().await.map_err(lost)?;
            return Ok(());
        }
        self.child.kill().await.map_err(lost)
    }
}

fn address(data: &Path) -> Result<innkey_protocol::Address, Failure> {
    let file = data.join(innkey_server::operator_file::FILE_NAME);
    Ok(innkey_server::operator_file::OperatorFile::read(&file).map_err(lost)?.address)
}

async fn spawn(data: &Path, log: &Path, clock: &Path, port: u16) -> Result<Child, Failure> {
    let mut child = Command::new(std::env::current_exe().map_err(lost)?)
        .arg("serve")
        .arg("--data")
        .arg(data)
        .args(["--listen", &format!("0.0.0.0:{port}")])
        // It is no building's: phones nearby need not see it.
        .args(["--announce", "off"])
        .arg("--clock-shift")
        .arg(clock)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        // Ctrl-C is for the demo, which then stops its server.
        .process_group(0)
        .spawn()
        .map_err(lost)?;
    let stderr = child.stderr.take().ok_or_else(|| Failure::not_done("the server has no log"))?;
    let mut lines = BufReader::new(stderr).lines();
    let mut told = String::new();
    while let Some(line) = lines.next_line().await.map_err(lost)? {
        told += &format!("{line}\n");
        if line.contains("listening") {
            tokio::spawn(keep(lines, log.to_owned(), told));
            return Ok(child);
        }
    }
    let reason =
        told.lines().last().unwrap_or("it says nothing").trim_start_matches("innkey: ").to_owned();
    Err(Failure::not_done(reason).hint("if the port is taken, choose another with --port."))
}

/// Keeps what the server tells in its log file, or lets it go if that cannot be written.
async fn keep(mut lines: Lines<BufReader<ChildStderr>>, log: PathBuf, told: String) {
    let mut file = OpenOptions::new().create(true).append(true).open(log).await.ok();
    let mut next = Some(told);
    while let Some(text) = next {
        if let Some(file) = &mut file {
            let _ = file.write_all(text.as_bytes()).await;
        }
        next = lines.next_line().await.ok().flatten().map(|line| format!("{line}\n"));
    }
}

fn lost(error: std::io::Error) -> Failure {
    Failure::not_done(format!("the demo's server: {error}"))
}
