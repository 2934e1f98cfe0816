//! The `innkey` binary as processes.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio},
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

use innkey_core::net::Connection;
use innkey_server::operator_file::{FILE_NAME, OperatorFile};
use rustix::process::{Pid, Signal, kill_process};

use super::secrets;

const BINARY: &str = env!("CARGO_BIN_EXE_innkey");

/// A running `innkey serve` that writes a detailed log.
pub struct ServerProcess {
    pub data: PathBuf,
    clock: PathBuf,
    port: u16,
    options: Vec<String>,
    child: Child,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl ServerProcess {
    /// Starts a server in `folder` on a free port.
    pub fn start(folder: &Path, options: &[&str]) -> Self {
        let (data, clock) = (folder.join("server"), folder.join("clock"));
        let options = options.iter().copied().map(String::from).collect::<Vec<_>>();
        let log = Arc::default();
        let (child, reader) = spawn(&data, &clock, 0, &options, &log);
        let port = OperatorFile::read(&data.join(FILE_NAME)).unwrap().address.port;
        Self { data, clock, port, options, child, log, reader: Some(reader) }
    }

    /// Turns the server's clock to `seconds` from now.
    pub fn turn_clock(&self, seconds: i64) {
        fs::write(&self.clock, seconds.to_string()).unwrap();
    }

    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    /// What gives the operator's commands their right.
    pub fn operator_file(&self) -> OperatorFile {
        OperatorFile::read(&self.data.join(FILE_NAME)).unwrap()
    }

    /// A connection that trusts this server.
    pub fn connection(&self) -> Connection {
        let file = self.operator_file();
        Connection::for_operator(file.address.clone(), &file.pins).unwrap()
    }

    /// Kills the server (SIGKILL).
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.wait();
    }

    /// Sends SIGKILL while others still speak to the server; [`Self::start_again`] waits for its end.
    pub fn kill_now(&self) {
        kill_process(self.id(), Signal::KILL).unwrap();
    }

    fn id(&self) -> Pid {
        Pid::from_raw(self.child.id().cast_signed()).unwrap()
    }

    /// Asks the server to stop (SIGTERM) and waits until it has.
    pub fn stop(&mut self) -> ExitStatus {
        kill_process(self.id(), Signal::TERM).unwrap();
        self.wait()
    }

    /// Starts it again on the same port.
    pub fn start_again(&mut self) {
        self.wait();
        let (child, reader) = spawn(&self.data, &self.clock, self.port, &self.options, &self.log);
        self.child = child;
        self.reader = Some(reader);
    }

    fn wait(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        status
    }

    /// All that it has logged so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            let log = self.log();
            let lines = log.lines().filter(|line| !line.contains("sqlx::"));
            eprintln!("--- the server's log\n{}", lines.collect::<Vec<_>>().join("\n"));
        } else {
            secrets::assert_absent(&self.log(), "the server's log");
        }
    }
}

fn spawn(
    data: &Path,
    clock: &Path,
    port: u16,
    options: &[String],
    log: &Arc<Mutex<String>>,
) -> (Child, JoinHandle<()>) {
    let mut child = Command::new(BINARY)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(data)
        .arg("--clock-shift")
        .arg(clock)
        .args(options)
        .env("INNKEY_LOG", "trace,h2=info,rustls=info")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    while !next_line(&mut lines, log)
        .expect("the server says nothing and ends")
        .contains("listening")
    {}
    let log = Arc::clone(log);
    (child, thread::spawn(move || while next_line(&mut lines, &log).is_some() {}))
}

fn next_line(lines: &mut BufReader<ChildStderr>, log: &Mutex<String>) -> Option<String> {
    let mut line = String::new();
    let read = lines.read_line(&mut line).ok().filter(|read| *read > 0);
    log.lock().unwrap().push_str(&line);
    read.map(|_| line)
}

/// How a command ended.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// The result as JSON; the command must have worked.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.code, 0, "{}", self.stderr);
        serde_json::from_str(&self.stdout).expect(&self.stdout)
    }

    /// What it printed; the command must have worked.
    #[track_caller]
    pub fn text(&self) -> &str {
        assert_eq!(self.code, 0, "{}", self.stderr);
        &self.stdout
    }
}

/// Runs `innkey` in `home`, which serves as the client's folder too.
pub fn innkey(home: &Path, args: &[&str]) -> Ran {
    innkey_with_input(home, args, "")
}

/// `innkey` in `home`, ready to be run.
pub fn command(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command
        .args(args)
        .env("INNKEY_HOME", home)
        .env("TZ", "UTC")
        .env_remove("INNKEY_DATA")
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs `innkey` with `input` on standard input.
pub fn innkey_with_input(home: &Path, args: &[&str], input: &str) -> Ran {
    let mut child = command(home, args).spawn().unwrap();
    // A command that needs no input may have ended before it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let ran = Ran {
        code: status.code().unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    };
    secrets::assert_absent(&ran.stderr, "what a command says beside its result");
    let typed = input.trim();
    assert!(typed.is_empty() || !ran.stderr.contains(typed), "what was typed is repeated");
    ran
}
