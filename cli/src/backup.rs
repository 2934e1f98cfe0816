//! `innkey backup` and `innkey restore`: the whole server in one file, and a server made of it again.

use std::path::{Path, PathBuf};

use innkey_core::net::Request;
use innkey_protocol::{
    api::{operator::NewBackup, routes},
    link::fingerprint,
};
use innkey_server::backup::restore;
use serde_json::json;
use tempfile::NamedTempFile;

use crate::{
    ask,
    failure::Failure,
    folders,
    operator::{Operator, OperatorArgs},
    output::{Output, bytes},
    time,
};

const FLAG: &str = "--passphrase-stdin";

/// `innkey backup`.
#[derive(clap::Args)]
pub struct BackupArgs {
    #[command(flatten)]
    operator: OperatorArgs,
    /// The file to write; one that is there is replaced once the new one is whole.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Read the passphrase from standard input, e.g. `< passphrase.txt`.
    #[arg(long)]
    passphrase_stdin: bool,
}

/// `innkey restore`.
#[derive(clap::Args)]
pub struct RestoreArgs {
    /// The back-up.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The server's data folder: empty, or not there yet [default: innkey/server in the user's data folder].
    #[arg(long, env = "INNKEY_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Read the passphrase from standard input, e.g. `< passphrase.txt`.
    #[arg(long)]
    passphrase_stdin: bool,
}

/// Runs `innkey backup`.
pub async fn backup(args: BackupArgs, output: Output) -> Result<(), Failure> {
    let operator = Operator::open(&args.operator)?;
    let failed =
        |error| Failure::input(format!("{} cannot be written: {error}", args.file.display()));
    // Beside the file, so that it takes its place at once, and only when it is whole.
    let folder = args.file.parent().filter(|folder| *folder != Path::new(""));
    let aside = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    let passphrase = ask::twice("Passphrase of the back-up", args.passphrase_stdin, FLAG)?;
    let request = Request::post(routes::operator_backup()).json(&NewBackup { passphrase })?;
    let bar = output.count();
    let done = operator.download(request, aside.path(), |received| bar.inc(received)).await;
    let size = bar.position();
    bar.finish_and_clear();
    done?;
    aside.persist(&args.file).map_err(|error| failed(error.error))?;
    output.result(&json!({ "written": args.file, "bytes": size }), |_| {
        format!(
            "Wrote {} ({}). Without the passphrase nobody can read it, and you cannot either: keep it elsewhere.",
            args.file.display(),
            bytes(size)
        )
    })
}

/// Runs `innkey restore`.
pub async fn run_restore(args: RestoreArgs, output: Output) -> Result<(), Failure> {
    let data = args.data.map_or_else(folders::server, Ok)?;
    let passphrase = ask::secret("Passphrase of the back-up", args.passphrase_stdin, FLAG)?;
    let restored = restore(&args.file, passphrase, &data).await?;
    if restored.damaged > 0 {
        output.remark(format!(
            "Files of published versions that were missing or damaged already when the back-up was made: {}. Publish \
             the projects again.",
            restored.damaged
        ));
    }
    let [key, _] = restored.pins;
    let made = json!({
        "data": data,
        "made_at": restored.made_at,
        "bytes": restored.bytes,
        "damaged": restored.damaged,
        "fingerprint": fingerprint(&key),
    });
    output.result(&made, |_| {
        format!(
            "Restored the server as it was on {} into {} ({}).\nPhones know it by the fingerprint {}.\n\
             What was revoked since then is not: look at Licences and codes. Start it with `innkey serve --data {}`, \
             and let the old one rest.",
            time::show_here(restored.made_at),
            data.display(),
            bytes(restored.bytes),
            fingerprint(&key),
            data.display()
        )
    })
}
