//! A large download, against curl.

use std::{fs, process::Command};

use innkey_core::net::Request;
use innkey_protocol::api::{
    packs::{Blob, PackList},
    routes,
};

use crate::{
    RUNS, Result,
    building::Building,
    pair::{pair, seconds},
    process,
    table::{Figure, Section},
};

/// Bytes of the project's one file.
pub const SIZE: usize = 256 * 1024 * 1024;

const HOW: &str = "a project with one file of 256 MiB of random bytes; `innkey download` as a process on a new device \
(list, manifests, bytes, BLAKE3, fsync, install) against `curl -o` of the same pack from the same server with the \
same token (no hash, no fsync), both onto the same disk, in pairs whose order alternates. The ratio is that of each \
pair: innkey's time through curl's.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(SIZE).await?;
    let pack = base_pack(&building).await?.address;
    // Once for the page cache.
    with_curl(&building, &pack)?;
    let run = |run| pair(run, || with_innkey(&building), || with_curl(&building, &pack));
    let pairs = (0..RUNS).map(run).collect::<Result<Vec<_>>>()?;
    let figures = Figure::compared("download of 256 MiB, `innkey download`", "`curl -o`", &pairs);
    Ok(Section { how: HOW, figures })
}

/// Seconds of `innkey download` on a new device.
pub fn with_innkey(building: &Building) -> Result<f64> {
    let home = building.path("guest");
    process::innkey(&home, &["add", &building.link_now()?])?;
    let seconds = seconds(|| process::innkey(&home, &["download"]))?;
    fs::remove_dir_all(home)?;
    Ok(seconds)
}

/// Seconds of curl for the pack at this address.
fn with_curl(building: &Building, pack: &str) -> Result<f64> {
    let file = building.path("curl");
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--fail", "--insecure", "--config", "-", "-o"]);
    command.arg(&file).arg(format!("https://{}{pack}", building.server.operator()?.address));
    let token = building.link.token.as_ref().ok_or("the link has no token")?;
    let header = format!("header = \"Authorization: Bearer {}\"\n", token.to_text());
    let seconds = seconds(|| process::run(command, &header))?;
    fs::remove_file(file)?;
    Ok(seconds)
}

/// The pack with the large file.
pub async fn base_pack(building: &Building) -> Result<Blob> {
    let token = building.link.token.as_ref().ok_or("the link has no token")?;
    let request = Request::get(routes::packs(building.project)).bearer(token);
    let list: PackList = building.server.connection().await?.json(&request).await?;
    let pack = list.packs.into_iter().next().ok_or("there is no pack")?;
    Ok(pack.data)
}
