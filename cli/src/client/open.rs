//! `innkey open`: the downloaded project as a tree.

use innkey_core::Content;
use innkey_protocol::project::{Function, Object, ObjectKind};
use serde::Serialize;

use super::Target;
use crate::{failure::Failure, output::Output};

/// `innkey open`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// Language of names and texts, e.g. de or de-AT [default: the locale's, else the project's].
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// Show the ids of functions and pages, as rights name them.
    #[arg(long)]
    ids: bool,
}

/// A downloaded project.
#[derive(Serialize)]
struct View<'a> {
    name: &'a str,
    version: u64,
    language: &'a str,
    functions: &'a [Function],
}

/// Shows the project.
pub async fn run(args: Args, output: Output) -> Result<(), Failure> {
    let content = args.target.open(output).await?.open().await?;
    let language = args.language.or_else(|| of_locale(|name| std::env::var(name).ok()));
    let content = match language {
        Some(language) => content.in_language(&language.replace('_', "-")),
        None => content,
    };
    let view = View {
        name: &content.frame.name,
        version: content.version,
        language: &content.frame.language,
        functions: &content.functions,
    };
    output.result(&view, |_| tree(&content, args.ids, output))
}

/// The language that the environment asks for, as POSIX orders its variables: `de-AT` of `de_AT.UTF-8`.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)?;
    let tag = locale.split(['.', '@']).next().unwrap_or_default();
    Some(tag.replace('_', "-")).filter(|tag| !["C", "POSIX"].contains(&tag.as_str()))
}

/// Functions, pages and objects, indented.
fn tree(content: &Content, ids: bool, output: Output) -> String {
    let id =
        |id: &str| if ids { output.styled("2", format_args!(" [{id}]")) } else { String::new() };
    let mut text = format!(
        "{} {}",
        output.styled("1", &content.frame.name),
        output.styled("2", format_args!("version {}", content.version))
    );
    for function in &content.functions {
        let name = output.styled("1;33", &function.name);
        text += &format!("\n\n{name}{}", id(&function.id));
        for page in &function.pages {
            let name = output.styled("1", &page.name);
            text += &format!("\n  {name}{}", id(&page.id));
            for object in &page.objects {
                let kind = output.styled("2", format_args!("{:<10}", object.kind.type_name()));
                text += &format!("\n    {kind} {}", object.name);
                if let Some(state) = state(object) {
                    text += &format!(": {}", output.styled("36", state));
                }
                if object.pin {
                    text += &output.styled("2", " (asks for the PIN)");
                }
            }
        }
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The state in which the project was authored; a scene has none.
fn state(object: &Object) -> Option<String> {
    Some(match &object.kind {
        ObjectKind::Scene => return None,
        ObjectKind::Switch { on: true } => "on".into(),
        ObjectKind::Switch { on: false } => "off".into(),
        ObjectKind::Dimmer { level } => format!("{level} %"),
        ObjectKind::Shutter { position } => format!("{position} % open"),
        ObjectKind::Thermostat { target, current: Some(current) } => {
            format!("{current:.1} °C, wanted {target:.1} °C")
        }
        ObjectKind::Thermostat { target, current: None } => format!("wanted {target:.1} °C"),
        ObjectKind::Label { text, .. } => format!("“{text}”"),
        ObjectKind::Image { picture } | ObjectKind::Camera { picture } => picture.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::of_locale;

    #[test]
    fn the_locale_names_a_language() {
        let of = |values: &'static [(&str, &str)]| {
            of_locale(|name| {
                let found = values.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "de_AT.UTF-8")]).as_deref(), Some("de-AT"));
        assert_eq!(of(&[("LANG", "de_DE"), ("LC_ALL", "it_IT@euro")]).as_deref(), Some("it-IT"));
        assert_eq!(of(&[("LANG", "de"), ("LC_ALL", "")]).as_deref(), Some("de"));
        assert_eq!(of(&[("LANG", "de"), ("LC_ALL", "C.UTF-8")]), None);
        assert_eq!(of(&[]), None);
    }
}
