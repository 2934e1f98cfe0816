//! Message and card for a customer, with what is known of them.

use innkey_protocol::{ShareLink, api::customers::Customer};

use super::{Invitation, Language, Template, when};
use crate::{Customers, Result, card::Card};

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
        let language = self.language(customer, language).await;
        let [from, until] = self.stay(customer, language).await?;
        let typed = customer.code.as_ref().and_then(|issued| issued.code.as_ref());
        let message = Invitation {
            guest: &customer.settings.name,
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

    /// The card that hands `link` to the customer, with the code on it if it is in the link. The language is chosen
    /// as for the message.
    ///
    /// # Errors
    /// As for the message, and as [`Card::new`].
    pub async fn card(
        &self,
        customer: &Customer,
        link: &ShareLink,
        language: Option<&str>,
    ) -> Result<Card> {
        let language = self.language(customer, language).await;
        let [from, until] = self.stay(customer, language).await?;
        let invitation = Invitation {
            guest: &customer.settings.name,
            link,
            code: None,
            from: from.as_deref(),
            until: until.as_deref(),
        };
        Card::new(language, &invitation)
    }

    async fn language(&self, customer: &Customer, wanted: Option<&str>) -> Language {
        let own = Some(customer.settings.language.as_str()).filter(|own| !own.is_empty());
        if let Some(tag) = wanted.or(own) {
            return Language::of_tag(tag);
        }
        let content = self.project().open().await;
        Language::of_tag(&content.map(|content| content.frame.language).unwrap_or_default())
    }

    /// Begin and end of the stay, on the building's clocks.
    async fn stay(&self, customer: &Customer, language: Language) -> Result<[Option<String>; 2]> {
        let zone = self.project().time_zone().await?;
        let stay = &customer.settings.stay;
        Ok([stay.from, stay.until].map(|end| end.map(|time| when(language, &zone, time))))
    }
}
