//! The story, step by step; whatever does not come true ends it.

use std::path::Path;

use innkey_core::{Content, Credentials, Customers, Draft, ErrorKind, Label, Project, label};
use innkey_protocol::{
    Code, ErrorCode, ShareLink, Stay,
    api::{
        customers::{Customer, CustomerList},
        sign_in::Role,
    },
    rules::CodeState,
};

use super::{
    guide::Guide,
    hosting,
    stage::{Anna, Stage},
};
use crate::{
    client::{customers::in_words, download::download, qr, scan::codes_in},
    failure::Failure,
    output::bytes,
};

const GUEST: &str = "Maria Rossi";
const LATE_GUEST: &str = "Paolo Verdi";

/// Plays it.
pub async fn play(stage: &mut Stage, project: &Path, guide: &Guide) -> Result<Anna, Failure> {
    let anna = operator(stage, project, guide).await?;
    let host = host_signs_in(stage, &anna, guide).await?;
    let customers = host.customers();
    let (code, picture) = host_invites(stage, &customers, guide).await?;
    let guest = guest_arrives(stage, &picture, &code, guide).await?;
    listed_by_name(&customers, guide).await?;
    used_code_is_dead(stage, &anna.link, &code, guide).await?;
    hosting::restricted_guest(stage, &host, &guest, guide).await?;
    late_code_is_dead(stage, &customers, &anna.link, guide).await?;
    survives_a_kill(stage, &customers, &guest, guide).await?;
    hosting::imports(&host, guide).await?;
    hosting::looks_back(&host, guide).await?;
    Ok(anna)
}

async fn operator(stage: &Stage, project: &Path, guide: &Guide) -> Result<Anna, Failure> {
    guide.step(
        "The operator starts the server and publishes the project",
        "checked, cut into packs and published; the server made its own key before",
    )?;
    let (version, state) = stage.publish(project, guide.output).await?;
    holds(state.otp && version.number == 1, "the project is published with OTP authentication on")?;
    let size = bytes(version.bytes);
    guide.check(&format!("{} is version 1: {} files, {size}", version.name, version.files))?;
    guide.check("System → Use OTP authentication is on")?;
    let anna = stage.add_anna(state.id).await?;
    guide.check("Licences and codes → account anna, Admin on")?;
    Ok(anna)
}

async fn host_signs_in(stage: &Stage, anna: &Anna, guide: &Guide) -> Result<Project, Failure> {
    guide.step(
        "Anna signs in on phone A with user name and password",
        "TLS is trusted by the key's hash in her link; only an admin may invite",
    )?;
    let phone = stage.phone_with("phone-a", &anna.link).await?;
    let credentials =
        Credentials::Password { user: anna.user.into(), password: anna.password.clone() };
    let signed_in = phone.sign_in(credentials, "Anna's phone").await?;
    holds(signed_in.account.role == Role::Admin, "anna is an admin")?;
    guide.check("signed in as admin")?;
    Ok(phone)
}

async fn host_invites(
    stage: &Stage,
    customers: &Customers,
    guide: &Guide,
) -> Result<(Code, std::path::PathBuf), Failure> {
    guide.step(
        "Project settings → Manage customers → +: Anna adds a customer",
        "her app makes the one-time code; the list shows the guest by it",
    )?;
    let customer = customers.create(&mut Draft::new(GUEST, Stay::default(), true)?).await?;
    let list = customers.list().await?;
    guide.show(&in_words(&list, guide.output))?;
    let code = labelled_by_code(&list, &customer)?;

    guide.step(
        "Anna hands over the QR",
        "as a picture and in the terminal; the code is not in it",
    )?;
    let link = customers.share_link(customer.id, false).await?;
    holds(link.code.is_none(), "the code is not in the link")?;
    let modules = qr::modules(&link.to_string())?;
    let written =
        qr::PictureArgs { png: Some(stage.file("casa.png")), svg: None }.write(&modules)?;
    guide.show(&qr::terminal(&modules, guide.output))?;
    guide.check(&qr::wrote(&written))?;
    Ok((code, stage.file("casa.png")))
}

async fn guest_arrives(
    stage: &Stage,
    picture: &Path,
    code: &Code,
    guide: &Guide,
) -> Result<Project, Failure> {
    guide.step(
        "Maria scans that picture with phone B and downloads the project",
        "every file is verified by its hash; all of it becomes current, or nothing",
    )?;
    let found = codes_in(picture)?;
    let link = found.iter().find_map(|found| found.text()?.parse::<ShareLink>().ok());
    let link = link.ok_or_else(|| Failure::not_done("the picture's QR was not read"))?;
    let phone = stage.phone_with("phone-b", &link).await?;
    let figures = download(&phone, guide.output).await?;
    guide.check(&figures.in_words(&link.name))?;
    guide.show(&summary(&phone.open().await?))?;

    guide.step(
        "The popup asks who she is; she switches to one-time code and types it",
        "typed in lower case and with a space: that is forgiven",
    )?;
    let typed = code.to_string().to_lowercase().replace('-', " ");
    let code = typed.parse().map_err(|_| Failure::not_done("the typed code was not read"))?;
    let signed_in = phone.sign_in(Credentials::Code { code, name: None }, "Maria's phone").await?;
    holds(signed_in.account.name == GUEST, "the guest is signed in by name")?;
    guide.check(&format!("signed in as {}", signed_in.account.name))?;
    Ok(phone)
}

async fn listed_by_name(customers: &Customers, guide: &Guide) -> Result<(), Failure> {
    guide.step("Anna looks at her list again", "the guest is there by name now")?;
    let list = customers.list().await?;
    guide.show(&in_words(&list, guide.output))?;
    let by_name = |customer| label(customer, list.server_time) == Label::Name(GUEST.into());
    holds(list.customers.iter().any(by_name), "the guest is listed by name")
}

async fn used_code_is_dead(
    stage: &Stage,
    link: &ShareLink,
    code: &Code,
    guide: &Guide,
) -> Result<(), Failure> {
    guide.step(
        "Somebody tries the same code on phone C",
        "a code works for the first sign-in only",
    )?;
    let phone = stage.phone_with("phone-c", link).await?;
    refused(&phone, code.clone(), ErrorCode::CodeUsed, guide).await
}

async fn late_code_is_dead(
    stage: &Stage,
    customers: &Customers,
    link: &ShareLink,
    guide: &Guide,
) -> Result<(), Failure> {
    guide.step(
        "Another guest comes after two hours",
        "the server's clock, slow until now, is set right: it leaps 2 h 10 min ahead",
    )?;
    let customer = customers.create(&mut Draft::new(LATE_GUEST, Stay::default(), true)?).await?;
    let code = labelled_by_code(&customers.list().await?, &customer)?;
    stage.server.set_clock_right()?;
    let phone = stage.phone_with("phone-d", link).await?;
    refused(&phone, code, ErrorCode::CodeExpired, guide).await
}

async fn survives_a_kill(
    stage: &mut Stage,
    customers: &Customers,
    guest: &Project,
    guide: &Guide,
) -> Result<(), Failure> {
    guide.step(
        "The server is killed (SIGKILL) and started again",
        "what was acknowledged is on the disk: list, sessions, project",
    )?;
    let before = customers.list().await?.customers;
    stage.server.kill_and_restart().await?;
    let list = customers.list().await?;
    guide.show(&in_words(&list, guide.output))?;
    let states = |customers: &[Customer]| -> Vec<(String, Option<CodeState>)> {
        let state = |customer: &Customer| customer.code.as_ref().map(|code| code.state);
        customers.iter().map(|customer| (customer.settings.name.clone(), state(customer))).collect()
    };
    holds(states(&before) == states(&list.customers), "the list is as before")?;
    holds(guest.account().await?.account.name == GUEST, "the guest is still signed in")?;
    holds(guest.latest().await?.up_to_date, "the guest's download is still the current version")?;
    guide.check("the list is as before, Maria is still signed in, her download is still current")
}

/// Finds the customer in the list, labelled by the code.
pub(super) fn labelled_by_code(list: &CustomerList, customer: &Customer) -> Result<Code, Failure> {
    let listed = list.customers.iter().find(|listed| listed.id == customer.id);
    match listed.map(|listed| label(listed, list.server_time)) {
        Some(Label::Code { code, .. }) => Ok(code),
        _ => Err(Failure::not_done("this did not come true: the customer is labelled by the code")),
    }
}

async fn refused(
    phone: &Project,
    code: Code,
    expected: ErrorCode,
    guide: &Guide,
) -> Result<(), Failure> {
    match phone.sign_in(Credentials::Code { code, name: None }, "Somebody").await {
        Err(error) if error.kind() == ErrorKind::Refused(expected) => {
            guide.check(&format!("refused: {}", error.sentence()))
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err(Failure::not_done("a dead code was let in")),
    }
}

pub(super) fn holds(true_now: bool, what: &str) -> Result<(), Failure> {
    if true_now {
        Ok(())
    } else {
        Err(Failure::not_done(format!("this did not come true: {what}")))
    }
}

pub(super) fn summary(content: &Content) -> String {
    let lines = content.functions.iter().map(|function| {
        let pages: Vec<_> = function
            .pages
            .iter()
            .map(|page| format!("{} ({})", page.name, page.objects.len()))
            .collect();
        format!("{}: {}", function.name, pages.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}
