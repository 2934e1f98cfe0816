//! Changing a customer: only what is named changes.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Customer, Login, Settings};
use crate::{GroupId, Rights, Stay};

/// Body of PATCH [`crate::api::routes::CUSTOMER`]: what is absent stays, what is `null` is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CustomerEdit {
    /// [`super::Customer::revision`] that the host saw: if it is another by now, nothing is changed and the answer is
    /// `changed_meanwhile`. Absent: changed in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// As [`Settings::name`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// As [`Settings::contact`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// As [`Settings::language`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// As [`Settings::note`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// As [`Settings::stay`]; both ends are replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<Stay>,
    /// As [`Settings::group`].
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "nullable")]
    pub group: Option<Option<GroupId>>,
    /// As [`Settings::rights`].
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "nullable")]
    pub rights: Option<Option<Rights>>,
    /// As [`Settings::enabled`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// As [`Settings::own_login`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_login: Option<bool>,
    /// New user name and password; they sign every device out that used the old ones.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "nullable")]
    pub login: Option<Option<Login>>,
}

/// Reads a value that may be `null`, told apart from one that is absent.
#[expect(clippy::option_option, reason = "that is the point")]
fn nullable<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Calls a macro with every field that [`Settings`] and [`CustomerEdit`] share.
macro_rules! for_each_setting {
    ($call:ident) => {
        $call!(name, contact, language, note, stay, group, rights, enabled, own_login)
    };
}

impl CustomerEdit {
    /// What turns `before` into `after`: two hosts who change different things do not undo each other.
    pub fn between(before: &Settings, after: &Settings) -> Self {
        macro_rules! changed {
            ($($field:ident),*) => {
                Self {
                    $($field: (before.$field != after.$field).then(|| after.$field.clone()),)*
                    ..Self::default()
                }
            };
        }
        for_each_setting!(changed)
    }

    /// What turns the customer's settings into `after`, unless somebody else changes them before.
    pub fn of(customer: &Customer, after: &Settings) -> Self {
        let revision = Some(customer.revision);
        Self { revision, ..Self::between(&customer.settings, after) }
    }

    /// The names of the settings that it changes.
    pub fn fields(&self) -> Vec<&'static str> {
        macro_rules! named {
            ($($field:ident),*) => {
                [$(self.$field.as_ref().map(|_| stringify!($field))),*]
            };
        }
        for_each_setting!(named).into_iter().flatten().collect()
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        Self { revision: None, ..self.clone() } == Self::default()
    }

    /// The settings with what it names.
    #[must_use]
    pub fn applied(&self, mut settings: Settings) -> Settings {
        macro_rules! set {
            ($($field:ident),*) => {
                $(if let Some(value) = &self.$field {
                    settings.$field.clone_from(value);
                })*
            };
        }
        for_each_setting!(set);
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_says_only_what_differs() {
        let before = Settings { name: "Bea".into(), ..Settings::default() };
        let after = Settings { rights: Some(Rights::All), enabled: false, ..before.clone() };
        let edit = CustomerEdit::between(&before, &after);
        let json = serde_json::to_string(&edit).unwrap();
        assert_eq!(json, r#"{"rights":"all","enabled":false}"#);
        assert_eq!(edit.fields(), ["rights", "enabled"]);
        assert_eq!(edit.applied(before.clone()), after);
        let back = CustomerEdit::between(&after, &before);
        let json = serde_json::to_string(&back).unwrap();
        assert_eq!(json, r#"{"rights":null,"enabled":true}"#);
        assert_eq!(serde_json::from_str::<CustomerEdit>(&json).unwrap(), back);
        assert!(CustomerEdit::between(&after, &after).is_empty());
    }
}
