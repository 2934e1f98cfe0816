//! `innkey share`: what the host hands to the guest.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use innkey_core::{
    card::Card,
    message::{Language, Template},
};

use super::{
    customers::Which,
    qr::{PictureArgs, modules, terminal, write, wrote},
};
use crate::{failure::Failure, output::Output};

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
    /// Write a card for the guest with QR, building and stay: FILE.svg to be printed (A6), FILE.png to be sent.
    #[arg(long, value_name = "FILE")]
    card: Option<PathBuf>,
    /// Put the one-time code into link and QR, so that the guest need not type it, and on the card.
    #[arg(long)]
    with_code: bool,
    /// Language of message and card: en, de or it [default: the guest's, else the project's].
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// Your own text of the message, as `innkey template` prints one to begin with; - is standard input.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
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
    let language = args.language.as_deref();
    let mut written = args.picture.write(&modules)?;
    if let Some(file) = &args.card {
        write_card(file, &customers.card(&customer, &link, language).await?)?;
        written.push(file.clone());
    }
    let template = match &args.template {
        Some(file) => Some(Template::parse(&read_template(file)?)?),
        None => None,
    };
    let message = customers.message(&customer, &link, language, template.as_ref()).await?;
    customers.note_shared(customer.id).await?;
    let json = serde_json::json!({ "link": text, "message": message, "written": written });
    output.result(&json, |_| match args.form {
        Form::Link => text.clone(),
        Form::Message => message.clone(),
        Form::Qr if written.is_empty() => terminal(&modules, output),
        Form::Qr => wrote(&written),
    })
}

fn write_card(file: &Path, card: &Card) -> Result<(), Failure> {
    let ending = file.extension().unwrap_or_default().to_ascii_lowercase();
    let content = match ending.to_str() {
        Some("svg") => card.to_svg().into_bytes(),
        Some("png") => card.to_png().map_err(|error| Failure::not_done(error.to_string()))?,
        _ => {
            return Err(Failure::input(format!("{} is neither .svg nor .png", file.display()))
                .hint("name the card FILE.svg to print it, or FILE.png to send it."));
        }
    };
    write(file, &content)
}

fn read_template(file: &Path) -> Result<String, Failure> {
    let read = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    read.map_err(|error| Failure::input(format!("{} cannot be read: {error}", file.display())))
}

/// `innkey template`.
#[derive(clap::Args)]
pub struct TemplateArgs {
    /// Language: en, de or it.
    #[arg(default_value = "en")]
    language: String,
}

/// Prints the template of the message, to be changed and used with `innkey share --template`.
pub fn template(args: &TemplateArgs, output: Output) -> Result<(), Failure> {
    let text = Template::built_in_text(Language::of_tag(&args.language));
    output.result(&serde_json::json!({ "template": text }), |_| text.trim_end().to_owned())
}
