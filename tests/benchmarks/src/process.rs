//! The released `innkey` binary, found beside this one, as processes.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use innkey_core::net::{Connection, Request};
use innkey_protocol::api::routes;
use innkey_server::operator_file::{FILE_NAME, OperatorFile};

use crate::Result;

/// A server that has not answered by then will not.
const PATIENCE: Duration = Duration::from_secs(30);
/// Ticks of `/proc/…/stat` in a second: Linux shows 100 to programs, whatever it counts itself.
const TICKS: f64 = 100.0;

fn binary() -> Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("innkey"))
}

/// A running `innkey serve` on a free port of the loopback address.
pub struct Server {
    pub data: PathBuf,
    /// From the start of the process to its first answer.
    pub answered_after: Duration,
    child: Child,
}

impl Server {
    /// Starts a server on the data in `folder` and waits until it answers.
    pub async fn start(folder: &Path) -> Result<Self> {
        let began = Instant::now();
        let mut server = Self::start_in(None, folder, "127.0.0.1:0").await?;
        server.connection().await?;
        server.answered_after = began.elapsed();
        Ok(server)
    }

    /// Starts one on a host of its own (a network namespace), and waits until it listens.
    pub async fn start_in(host: Option<&str>, folder: &Path, listen: &str) -> Result<Self> {
        let data = folder.join("server");
        let operator = data.join(FILE_NAME);
        // The server writes it when it listens.
        let _ = fs::remove_file(&operator);
        let began = Instant::now();
        let mut command = Command::new(binary()?);
        command.args(["serve", "--listen", listen, "--data"]).arg(&data);
        if let Some(host) = host {
            command = within(host, &command);
        }
        let child =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let server = Self { data, answered_after: Duration::ZERO, child };
        while OperatorFile::read(&operator).is_err() {
            if began.elapsed() > PATIENCE {
                return Err("the server does not start".into());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok(server)
    }

    /// What gives the operator's commands their right.
    pub fn operator(&self) -> Result<OperatorFile> {
        Ok(OperatorFile::read(&self.data.join(FILE_NAME))?)
    }

    /// A connection that stands already.
    pub async fn connection(&self) -> Result<Connection> {
        let file = self.operator()?;
        let connection = Connection::for_operator(file.address.clone(), &file.pins)?;
        connection.done(&Request::get(routes::healthz())).await?;
        Ok(connection)
    }

    /// Memory that it holds now, in MiB.
    pub fn resident(&self) -> Result<f64> {
        memory(self.child.id(), "VmRSS:").ok_or_else(|| "no VmRSS".into())
    }

    /// The most that it has held since it was asked last, in MiB.
    pub fn peak(&self) -> Result<f64> {
        let process = self.child.id();
        let peak = memory(process, "VmHWM:").ok_or("no VmHWM")?;
        // 5 begins a new peak: proc(5).
        fs::write(format!("/proc/{process}/clear_refs"), "5")?;
        Ok(peak)
    }

    /// Processor time that it has used, in seconds.
    pub fn processor(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // Behind the name in brackets: fields 3 and so on; user and system time are 14 and 15.
        let fields = stat.rsplit(')').next().ok_or("no stat")?.split_whitespace();
        let ticks = fields.skip(11).take(2).map(str::parse::<f64>);
        Ok(ticks.sum::<std::result::Result<f64, _>>()? / TICKS)
    }

    /// Kills it; what it has answered is on the disk.
    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs `innkey` with `home` as the device's folder.
pub fn innkey(home: &Path, args: &[&str]) -> Result<()> {
    innkey_with_input(home, args, "")
}

/// Runs `innkey`; gives the most memory that it held, in MiB.
pub fn innkey_peak(home: &Path, args: &[&str]) -> Result<f64> {
    let mut command = command(home, args)?;
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let mut peak = 0_f64;
    while child.try_wait()?.is_none() {
        peak = peak.max(memory(child.id(), "VmHWM:").unwrap_or(0.0));
        std::thread::sleep(Duration::from_millis(1));
    }
    if child.wait()?.success() { Ok(peak) } else { Err("innkey failed".into()) }
}

/// What the system says of a process's memory, in MiB; none once it has ended.
fn memory(process: u32, what: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    let kib: f64 = line.trim_end_matches(" kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}

/// Runs `innkey` with `input` on standard input.
pub fn innkey_with_input(home: &Path, args: &[&str], input: &str) -> Result<()> {
    let mut command = command(home, args)?;
    command.arg("--json");
    run(command, input)
}

/// `innkey` with `home` as the device's folder, ready to be run.
pub fn command(home: &Path, args: &[&str]) -> Result<Command> {
    let mut command = Command::new(binary()?);
    command.args(args).env("INNKEY_HOME", home).env_remove("INNKEY_DATA");
    Ok(command)
}

/// The same command on a host of its own (a network namespace).
pub fn within(host: &str, command: &Command) -> Command {
    let mut inside = Command::new("ip");
    inside.args(["netns", "exec", host]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => inside.env(name, value),
            None => inside.env_remove(name),
        };
    }
    inside
}

/// Runs `innkey` with `home` as the device's folder; gives its result.
pub fn innkey_json(home: &Path, args: &[&str]) -> Result<serde_json::Value> {
    let mut command = command(home, args)?;
    command.arg("--json");
    Ok(serde_json::from_slice(&output(command, "")?)?)
}

/// Runs a command to its end with `input` on standard input; it must work.
pub fn run(command: Command, input: &str) -> Result<()> {
    output(command, input).map(drop)
}

/// As [`run`]; gives what it printed.
fn output(mut command: Command, input: &str) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}
