//! `innkey open`: the downloaded project as a tree.

use innkey_core::Content;
use innkey_protocol::project::{Function, Object, ObjectKind};
use serde::Serialize;

use super::Target;
use crate::{failure::Failure, output::Output};

/// A downloaded project.
#[derive(Serialize)]
struct View<'a> {
    name: &'a str,
    version: u64,
    language: &'a str,
    functions: &'a [Function],
}

/// Shows the project.
pub async fn run(args: Target, output: Output) -> Result<(), Failure> {
    let content = args.open(output).await?.open().await?;
    let view = View {
        name: &content.frame.name,
        version: content.version,
        language: &content.frame.language,
        functions: &content.functions,
    };
    output.result(&view, |_| tree(&content, output))
}

/// Functions, pages and objects, indented.
pub fn tree(content: &Content, output: Output) -> String {
    let mut text = format!(
        "{} {}",
        output.styled("1", &content.frame.name),
        output.styled("2", format_args!("version {}", content.version))
    );
    for function in &content.functions {
        text += &format!("\n\n{}", output.styled("1;33", &function.name));
        for page in &function.pages {
            text += &format!("\n  {}", output.styled("1", &page.name));
            for object in &page.objects {
                let kind = output.styled("2", format_args!("{:<10}", object.kind.type_name()));
                text += &format!("\n    {kind} {}", object.name);
                if let Some(state) = state(object) {
                    text += &format!(": {}", output.styled("36", state));
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
