//! A host with thousands of customers: finding, changing and hearing of them.

use std::{
    io::{BufRead, BufReader, Read as _},
    process::Stdio,
    time::Instant,
};

use innkey_core::{Live, Subscription};
use innkey_protocol::{
    AccountId,
    api::{
        activity::ActivityQuery,
        customers::{
            Batch, BatchChange, CustomerEdit, CustomerQuery, MAX_BATCH, NewCustomer, Settings,
        },
    },
};

use crate::{
    RUNS, Result,
    building::{Building, PASSWORD, USER},
    process,
    stats::{ms, percentile},
    table::{Figure, Section},
};

const CUSTOMERS: usize = MAX_BATCH;
/// Entries in the activity; each change of a customer is one.
const ENTRIES: usize = 50_000;
/// Requests of a kind in a run.
const REQUESTS: usize = 200;

const HOW: &str = "5,000 customers, added in one batch, then each changed nine times, so that the activity has 50,000 \
entries. 200 requests of a kind in a run, one after the other, over a connection that stands; from the call in the \
phone's engine to the parsed answer. The list's first page has 100 customers, that of the activity 100 entries. A \
search looks through name, contact, note and user name of all for another customer each time, and finds one. An edit \
is answered when it is on the disk. `innkey customers list` is a process, from its start to its first line. A change \
is heard by a second phone that listens: from the first phone's call of the edit to the second phone's event.";

/// Measures.
pub async fn run() -> Result<Section> {
    let building = Building::with_file(1).await?;
    let ids = fill(&building).await?;
    let mut figures = Vec::new();
    let customers = building.host.customers();
    figures.extend(
        measured(["first page of 5,000 customers, p50", "– p99"], async |_| {
            let page = customers.page(&CustomerQuery::default()).await?;
            right(page.total as usize, CUSTOMERS)
        })
        .await?,
    );
    figures.extend(
        measured(["search in 5,000 customers, p50", "– p99"], async |number| {
            let q = Some(format!("GUEST-{number:05}@"));
            let page = customers.page(&CustomerQuery { q, ..CustomerQuery::default() }).await?;
            right(page.total as usize, 1)
        })
        .await?,
    );
    figures.extend(
        measured(["edit of one of 5,000 customers, p50", "– p99"], async |number| {
            customers.edit(ids[number % ids.len()], &note(format!("edit {number}"))).await?;
            Ok(())
        })
        .await?,
    );
    figures.extend(
        measured(["first page of 50,000 activity entries, p50", "– p99"], async |_| {
            let page = customers.activity(&ActivityQuery::default()).await?;
            right(page.entries.len(), 100)
        })
        .await?,
    );
    figures.push(listed_by_process(&building)?);
    figures.extend(heard(&building, &ids).await?);
    Ok(Section { how: HOW, figures })
}

async fn fill(building: &Building) -> Result<Vec<AccountId>> {
    let ids: Vec<_> = (0..CUSTOMERS).map(|_| AccountId::new()).collect();
    let add = |(number, id): (usize, &AccountId)| {
        let settings = Settings {
            name: format!("Guest {number}"),
            contact: format!("guest-{number:05}@example.org"),
            note: "Arrives late, needs a cot and a place for the car.".into(),
            ..Settings::default()
        };
        BatchChange::Add { id: *id, new: NewCustomer { settings, ..NewCustomer::default() } }
    };
    let changes = ids.iter().enumerate().map(add).collect();
    building.host.customers().apply(&Batch { changes }).await?;
    for round in 1..ENTRIES / CUSTOMERS {
        let edit = |id: &AccountId| BatchChange::Edit { id: *id, edit: note(format!("{round}")) };
        let changes = ids.iter().map(edit).collect();
        building.host.customers().apply(&Batch { changes }).await?;
    }
    Ok(ids)
}

fn note(text: String) -> CustomerEdit {
    CustomerEdit { note: Some(text), ..CustomerEdit::default() }
}

/// Half of the requests and all but one in a hundred take no longer than so many milliseconds. Each request gets a
/// number of its own.
async fn measured(
    names: [&'static str; 2],
    request: impl AsyncFn(usize) -> Result<()>,
) -> Result<[Figure; 2]> {
    let (mut half, mut most) = <(Vec<_>, Vec<_>)>::default();
    for run in 0..RUNS {
        let mut latencies = Vec::with_capacity(REQUESTS);
        for number in 0..REQUESTS {
            let began = Instant::now();
            request(run * REQUESTS + number).await?;
            latencies.push(ms(began.elapsed()));
        }
        half.push(percentile(&latencies, 0.5));
        most.push(percentile(&latencies, 0.99));
    }
    Ok([Figure::new(names[0], "ms", half), Figure::new(names[1], "ms", most)])
}

fn right(found: usize, expected: usize) -> Result<()> {
    if found == expected { Ok(()) } else { Err(format!("{found}, not {expected}").into()) }
}

fn listed_by_process(building: &Building) -> Result<Figure> {
    let home = building.path("terminal");
    process::innkey(&home, &["add", &building.link_now()?])?;
    process::innkey_with_input(
        &home,
        &["sign-in", "--user", USER, "--password-stdin"],
        &format!("{PASSWORD}\n"),
    )?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let mut command = process::command(&home, &["customers", "list"])?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let began = Instant::now();
        let mut child = command.spawn()?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        times.push(ms(began.elapsed()));
        output.read_to_end(&mut Vec::new())?;
        if line.is_empty() || !child.wait()?.success() {
            return Err("`innkey customers list` does not work".into());
        }
    }
    Ok(Figure::new("`innkey customers list` of 5,000, to the first line", "ms", times))
}

async fn heard(building: &Building, ids: &[AccountId]) -> Result<[Figure; 2]> {
    let second = building.another_host_phone().await?;
    let listener = second.subscribe();
    hear(&listener).await?;
    let listener = tokio::sync::Mutex::new(listener);
    let customers = building.host.customers();
    measured(["a change is heard on the second phone, p50", "– p99"], async |number| {
        let listener = listener.lock().await;
        let edit = note(format!("live {number}"));
        let (edited, heard) =
            tokio::join!(customers.edit(ids[number % ids.len()], &edit), hear(&listener));
        edited?;
        heard
    })
    .await
}

/// Waits until customers have changed.
async fn hear(listener: &Subscription) -> Result<()> {
    while let Some(heard) = listener.next().await {
        if heard == Live::Customers {
            return Ok(());
        }
    }
    Err("the subscription has ended".into())
}
