//! `innkey share`: what the host hands to the guest.

use clap::ValueEnum;
use innkey_core::message::{Invitation, Language, invitation};
use innkey_protocol::{ShareLink, Zone, api::customers::Customer};

use super::{
    customers::Which,
    qr::{PictureArgs, modules, terminal, wrote},
};
use crate::{failure::Failure, output::Output, time};

/// `innkey share`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: super::Target,
    #[command(flatten)]
    which: Which,
    /// What to print.
    #[arg(long = "as", value_enum, default_value = "qr", value_name = "FORM")]
    form: Form,
    #[command(flatten)]
    picture: PictureArgs,
    /// Put the one-time code into link and QR, so that the guest need not type it.
    #[arg(long)]
    with_code: bool,
    /// Language of the message: en, de or it [default: the guest's, else en].
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The QR, in the terminal or with --png or --svg as a picture.
    Qr,
    /// The link.
    Link,
    /// A message with link, code and steps.
    Message,
}

/// Prints QR, link or message for a customer.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let project = args.target.open(output).await?;
    let customers = project.customers();
    let customer = args.which.find(&customers).await?;
    let link = customers.share_link(customer.id, args.with_code).await?;
    let text = link.to_string();
    let modules = modules(&text)?;
    let written = args.picture.write(&modules)?;
    let zone = project.info().await?.time_zone.unwrap_or_else(Zone::of_this_machine);
    let message = message(&customer, &link, &zone, &args);
    customers.note_shared(customer.id).await?;
    let json = serde_json::json!({ "link": text, "message": message, "written": written });
    output.result(&json, |_| match args.form {
        Form::Link => text.clone(),
        Form::Message => message.clone(),
        Form::Qr if written.is_empty() => terminal(&modules, output),
        Form::Qr => wrote(&written),
    })
}

fn message(customer: &Customer, link: &ShareLink, zone: &Zone, args: &Args) -> String {
    let [from, until] = [customer.settings.stay.from, customer.settings.stay.until]
        .map(|end| end.map(|end| time::show(end, zone)));
    let typed = customer.code.as_ref().and_then(|issued| issued.code.as_ref());
    let message = Invitation {
        guest: &customer.settings.name,
        link,
        code: typed.filter(|_| !args.with_code),
        from: from.as_deref(),
        until: until.as_deref(),
    };
    let language = args.language.as_ref().unwrap_or(&customer.settings.language);
    invitation(Language::of_tag(language), &message)
}
