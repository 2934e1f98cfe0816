//! `innkey watch`: hears what changes and keeps this device up to date, as an open app does.

use innkey_core::{Live, Project};
use serde_json::json;

use super::{download::download, sign_in::welcome};
use crate::{failure::Failure, output::Output, serve::asked_to_stop};

/// Hears and follows until Ctrl-C, or until the session is over.
pub async fn run(args: super::Target, output: Output) -> Result<(), Failure> {
    let project = args.open(output).await?;
    let changes = project.subscribe();
    let mut stop = std::pin::pin!(asked_to_stop());
    loop {
        let change = tokio::select! {
            () = &mut stop => return Ok(()),
            change = changes.next() => change,
        };
        match change {
            None => return Ok(()),
            Some(Live::Ended(code)) => return Err(Failure::from(code)),
            Some(change) => follow(&project, change, output).await?,
        }
    }
}

async fn follow(project: &Project, change: Live, output: Output) -> Result<(), Failure> {
    match change {
        Live::Offline => output.remark("The server is not heard: trying again."),
        Live::Customers => output.result(&json!({ "changed": "customers" }), |_| {
            "Customers have changed: innkey customers list".into()
        })?,
        Live::Account => {
            let signed_in = project.account().await?;
            output.result(&json!({ "changed": "account", "now": signed_in }), |_| {
                welcome(&signed_in)
            })?;
            bring_up_to_date(project, output).await?;
        }
        Live::Project => bring_up_to_date(project, output).await?,
        _ => {}
    }
    Ok(())
}

async fn bring_up_to_date(project: &Project, output: Output) -> Result<(), Failure> {
    if project.latest().await?.up_to_date {
        return Ok(());
    }
    let figures = download(project, output).await?;
    let name = project.info().await?.name;
    output.result(&figures, |figures| figures.in_words(&name))
}
