//! A slow, long and lossy line, as a phone at the edge of a mobile network has it, against curl and aria2.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use crate::{
    RUNS, Result,
    building::Building,
    download::base_pack,
    pair::seconds,
    process,
    table::{Figure, Section},
};

/// Bytes of the file, and how the server's host sends: as the server asks it to (BBR), or as most hosts do.
const SENDERS: [(usize, Option<&str>); 2] = [(48 << 20, None), (12 << 20, Some("cubic"))];
const MBIT: f64 = 20.0;
const ROUND_TRIP_MS: &str = "200";
const LOSS_PERCENT: &str = "1";
const NEAR: &str = "innkey-near";
const FAR: &str = "innkey-far";
/// The peers; what follows names the file.
const CURL: [&str; 3] = ["curl", "-sSfk", "-o"];
const ARIA2: [&str; 9] =
    ["aria2c", "-q", "-x16", "-s16", "-k1M", "--check-certificate=false", "-d", "/", "-o"];

const HOW: &str = "a project with one file of 48 MiB, or of 12 MiB where the host sends by CUBIC (`ip route … congctl lock cubic`) and one connection \
is far slower; server and phone are hosts of their own (network namespaces) with a line of 20 Mbit/s, 200 ms round trip and 1 % loss each way between \
them (tests/benchmarks/line.py). Each figure is the time of the whole process through the time that the file's bytes take at 20 Mbit/s, headers not \
counted: 1.04 is the least that TCP allows. curl and aria2 (16 connections) fetch the same pack from the same server with the same token; they take \
turns with `innkey download`, each time on a new device.";

/// Measures.
pub async fn run() -> Result<Section> {
    let mut figures = Vec::new();
    for (size, sender) in SENDERS {
        figures.extend(from(size, sender).await?);
    }
    Ok(Section { how: HOW, figures })
}

async fn from(size: usize, sender: Option<&str>) -> Result<Vec<Figure>> {
    let mut building = Building::with_file(size).await?;
    let pack = base_pack(&building).await?.address;
    let _hosts = Hosts::new()?;
    let _line = Line::new()?;
    if let Some(sender) = sender {
        send_by(sender)?;
    }
    building.restart_in(FAR, "10.77.0.1:0").await?;
    let ideal = size as f64 * 8.0 / (MBIT * 1e6);
    let (mut innkey, mut curl, mut aria2) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        innkey.push(with_innkey(&building)? / ideal);
        curl.push(with_peer(&building, &pack, size, &CURL)? / ideal);
        aria2.push(with_peer(&building, &pack, size, &ARIA2)? / ideal);
    }
    let what = format!(
        "lossy line, {} MiB by {}, `innkey download`: time ÷ ideal",
        size >> 20,
        sender.unwrap_or("bbr")
    );
    Ok(vec![
        Figure::new(what, "×", innkey),
        Figure::new("– `curl -o`", "×", curl),
        Figure::new("– `aria2c -x16`", "×", aria2),
    ])
}

/// The server's host sends so, whatever its programs ask for.
fn send_by(sender: &str) -> Result<()> {
    let routes = Command::new("ip").args(["-n", FAR, "route"]).output()?.stdout;
    let routes = String::from_utf8(routes)?;
    let route = routes.lines().next().ok_or("no route")?;
    let mut replace = Command::new("ip");
    replace.args(["-n", FAR, "route", "replace"]).args(route.split_whitespace());
    replace.args(["congctl", "lock", sender]);
    process::run(replace, "")
}

fn near(command: &Command) -> Result<f64> {
    seconds(|| process::run(process::within(NEAR, command), ""))
}

fn with_innkey(building: &Building) -> Result<f64> {
    let home = building.path("guest");
    near(&process::command(&home, &["add", &building.link_now()?])?)?;
    let seconds = near(&process::command(&home, &["download"])?)?;
    fs::remove_dir_all(home)?;
    Ok(seconds)
}

fn with_peer(building: &Building, pack: &str, size: usize, command: &[&str]) -> Result<f64> {
    let file = building.path("peer");
    let token = building.link.token.as_ref().ok_or("the link has no token")?;
    let mut peer = Command::new(command[0]);
    peer.args(&command[1..]).arg(&file);
    peer.args(["--header", &format!("Authorization: Bearer {}", token.to_text())]);
    peer.arg(format!("https://{}{pack}", building.server.operator()?.address));
    let seconds = near(&peer)?;
    let came = fs::metadata(&file)?.len();
    fs::remove_file(file)?;
    if came < size as u64 {
        return Err(format!("{} brought {came} bytes", command[0]).into());
    }
    Ok(seconds)
}

/// Two hosts without a line.
struct Hosts;

impl Hosts {
    fn new() -> Result<Self> {
        let hosts = Self;
        for name in [NEAR, FAR] {
            let mut add = Command::new("ip");
            add.args(["netns", "add", name]);
            process::run(add, "")?;
        }
        Ok(hosts)
    }
}

impl Drop for Hosts {
    fn drop(&mut self) {
        for name in [NEAR, FAR] {
            let _ = Command::new("ip").args(["netns", "delete", name]).status();
        }
    }
}

/// The line between them; ends with its standard input.
struct Line(Child);

impl Line {
    fn new() -> Result<Self> {
        let mut child = Command::new("python3")
            .arg("tests/benchmarks/line.py")
            .args([NEAR, FAR, &MBIT.to_string(), ROUND_TRIP_MS, LOSS_PERCENT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut ready = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut ready)?;
        }
        let line = Self(child);
        if ready.trim() == "ready" { Ok(line) } else { Err("the line needs root".into()) }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
