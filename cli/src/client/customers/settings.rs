//! The settings of a customer as arguments.

use innkey_core::Groups;
use innkey_protocol::{
    Zone,
    api::{
        customers::{CustomerEdit, Login, Settings},
        groups::Group,
    },
    zone::End,
};

use crate::{
    account::Switch,
    ask,
    client::rights,
    failure::Failure,
    time::{self, When},
};

/// What a host decides about a customer, beside the name.
#[derive(clap::Args, Clone, Default)]
pub struct SettingsArgs {
    /// When the stay begins, e.g. 2026-12-24T15:00, in the building's time zone; a day alone takes the group's
    /// hour, else 15:00.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    from: Option<When>,
    /// When the stay ends; a day alone takes the group's hour, else 10:00.
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    until: Option<When>,
    /// The group, by name; "" for none.
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// What the guest may see: ids of functions and pages, "all", "none", or "group" for what the group says.
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    see: Option<Vec<String>>,
    /// E-mail address or phone number, for the host only.
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// Language of messages to the guest: en, de or it.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// A note, for the host only.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Let the guest set user name and password for a second phone.
    #[arg(long, value_name = "on|off")]
    own_login: Option<Switch>,
    /// User name to sign in with; the password is asked for.
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Read the password from standard input.
    #[arg(long, requires = "user")]
    password_stdin: bool,
}

impl SettingsArgs {
    /// The settings with what was given.
    pub fn applied(
        &self,
        before: &Settings,
        groups: &[Group],
        zone: &Zone,
    ) -> Result<Settings, Failure> {
        let mut settings = before.clone();
        if let Some(name) = &self.group {
            settings.group = match name.trim() {
                "" => None,
                name => Some(group(groups, name)?.id),
            };
        }
        let own = groups.iter().find(|group| Some(group.id) == settings.group);
        let times = own.map(|group| group.settings.times).unwrap_or_default();
        if self.from.is_some() || self.until.is_some() {
            let end =
                |when: Option<When>, end| when.map(|when| when.at(zone, times, end)).transpose();
            let from = end(self.from, End::From)?.or(before.stay.from);
            let until = end(self.until, End::Until)?.or(before.stay.until);
            settings.stay = time::stay(from, until)?;
        }
        if let Some(see) = &self.see {
            settings.rights = rights::parse(see);
        }
        for (given, setting) in [
            (&self.contact, &mut settings.contact),
            (&self.language, &mut settings.language),
            (&self.note, &mut settings.note),
        ] {
            if let Some(given) = given {
                setting.clone_from(given);
            }
        }
        if let Some(switch) = self.own_login {
            settings.own_login = switch == Switch::On;
        }
        Ok(settings)
    }

    /// Asks for the password, if a user name is given.
    pub fn login(&self) -> Result<Option<Login>, Failure> {
        let Some(user) = &self.user else { return Ok(None) };
        let password = ask::new_password(self.password_stdin)?;
        Ok(Some(Login { user: user.clone(), password }))
    }

    /// Whether groups must be known to apply it.
    pub async fn groups(&self, groups: &Groups) -> Result<Vec<Group>, Failure> {
        let needed = self.group.is_some() || self.from.is_some() || self.until.is_some();
        if needed { Ok(groups.list().await?) } else { Ok(Vec::new()) }
    }
}

/// The edit that turns one into the other; `login` is set with it.
pub fn edit(before: &Settings, after: &Settings, login: Option<Login>) -> CustomerEdit {
    CustomerEdit { login: login.map(Some), ..CustomerEdit::between(before, after) }
}

/// The group of this name, in any case.
pub fn group<'a>(groups: &'a [Group], name: &str) -> Result<&'a Group, Failure> {
    let wanted = name.trim().to_lowercase();
    let found = groups.iter().find(|group| group.settings.name.to_lowercase() == wanted);
    found.ok_or_else(|| {
        let names: Vec<_> = groups.iter().map(|group| group.settings.name.as_str()).collect();
        let hint = match names.as_slice() {
            [] => "make it with `innkey groups add NAME`.".to_owned(),
            _ => format!("there are: {}.", names.join(", ")),
        };
        Failure::input(format!("there is no group {name:?}")).hint(hint)
    })
}
