//! The message for a customer, with what is known of them.

use innkey_protocol::{ShareLink, api::customers::Customer};

use super::{Invitation, Language, Template, when};
use crate::{Customers, Result};

impl Customers {
    /// The message that hands `link` to the customer: in `language`, else in the guest's own, else in the
    /// project's; in the words of `template`, or in Innkey's. It holds secrets.
    ///
    /// # Errors
    /// [`crate::Error::Storage`], [`crate::Error::NoSuchProject`].
    pub async fn message(
        &self,
        customer: &Customer,
        link: &ShareLink,
        language: Option<&str>,
        template: Option<&Template>,
    ) -> Result<String> {
        let settings = &customer.settings;
        let own = Some(settings.language.as_str()).filter(|language| !language.is_empty());
        let language = if let Some(tag) = language.or(own) {
            Language::of_tag(tag)
        } else {
            let content = self.project().open().await;
            Language::of_tag(&content.map(|content| content.frame.language).unwrap_or_default())
        };
        let zone = self.project().time_zone().await?;
        let [from, until] = [settings.stay.from, settings.stay.until]
            .map(|end| end.map(|time| when(language, &zone, time)));
        let typed = customer.code.as_ref().and_then(|issued| issued.code.as_ref());
        let message = Invitation {
            guest: &settings.name,
            link,
            code: typed.filter(|_| link.code.is_none()),
            from: from.as_deref(),
            until: until.as_deref(),
        };
        Ok(match template {
            Some(template) => template.fill(&message),
            None => Template::built_in(language).fill(&message),
        })
    }
}
