//! What a guest may see, as it is typed and read.

use std::collections::BTreeSet;

use innkey_core::Project;
use innkey_protocol::Rights;

use crate::output::Output;

/// Rights as they are typed; none: what the group says.
pub fn parse(see: &[String]) -> Option<Rights> {
    match see {
        [word] if word == "all" => Some(Rights::All),
        [word] if word == "none" => Some(Rights::Only(BTreeSet::new())),
        [word] if word == "group" => None,
        ids => Some(Rights::Only(ids.iter().map(|id| id.trim().to_owned()).collect())),
    }
}

/// Rights in words.
pub fn in_words(rights: &Rights) -> String {
    match rights {
        Rights::All => "everything".into(),
        Rights::Only(ids) if ids.is_empty() => "nothing but the name".into(),
        Rights::Only(ids) => ids.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
    }
}

/// Remarks on ids that the project, as far as it is on this device, does not have: a later version may.
pub async fn remark_unknown(project: &Project, rights: Option<&Rights>, output: Output) {
    let Some(Rights::Only(ids)) = rights else { return };
    let Ok(content) = project.open().await else { return };
    let pages = content.functions.iter().flat_map(|function| &function.pages);
    let functions = content.functions.iter().map(|function| function.id.as_str());
    let known: BTreeSet<&str> = functions.chain(pages.map(|page| page.id.as_str())).collect();
    let unknown: Vec<_> = ids.iter().map(String::as_str).filter(|id| !known.contains(id)).collect();
    if !unknown.is_empty() {
        output.remark(format_args!(
            "There is no function or page {} in version {}: nothing is seen by it. See the ids with \
             `innkey open --ids`.",
            unknown.join(", "),
            content.version
        ));
    }
}
