//! What people type, checked and tidied before it is kept.

use innkey_protocol::{
    ErrorCode, Rights, Secret, Stay,
    api::{
        MAX_NAME, MAX_PASSWORD, MIN_PASSWORD,
        customers::{CustomerEdit, Login, MAX_CONTACT, MAX_LANGUAGE, MAX_NOTE, Settings, Source},
        groups::{GroupEdit, GroupSettings},
    },
};

use crate::{
    error::{Error, Result},
    state::State,
    store::logins::NewLogin,
};

fn invalid(detail: impl Into<String>) -> Error {
    Error::refused(ErrorCode::Invalid, detail)
}

/// A text of one line, without space around it.
fn line(what: &str, text: &str, limit: usize) -> Result<String> {
    let text = text.trim();
    if text.chars().count() > limit || text.chars().any(char::is_control) {
        return Err(invalid(format!("{what} must be one line of at most {limit} characters")));
    }
    Ok(text.into())
}

/// A name of a person, device or group, without space around it.
pub fn name(what: &str, name: &str) -> Result<String> {
    line(what, name, MAX_NAME)
}

/// What somebody looks for: nothing that is kept is longer.
pub fn search(text: &str) -> Result<String> {
    line("what is looked for", text, MAX_NOTE)
}

/// A user name as it is kept and compared: case does not matter.
pub fn user_key(user: &str) -> String {
    user.trim().to_lowercase()
}

/// A user name to keep.
pub fn user(typed: &str) -> Result<String> {
    let user = user_key(&name("the user name", typed)?);
    if user.is_empty() { Err(invalid("the user name must not be empty")) } else { Ok(user) }
}

/// A password to keep.
pub fn password(password: Secret) -> Result<Secret> {
    let long_enough = password.expose().chars().count() >= MIN_PASSWORD;
    if long_enough && password.expose().len() <= MAX_PASSWORD {
        return Ok(password);
    }
    Err(invalid(format!("a password has {MIN_PASSWORD} characters or more")))
}

/// User name and password to keep, the password hashed.
pub async fn login(state: &State, login: Login) -> Result<NewLogin> {
    let user = user(&login.user)?;
    Ok(NewLogin { user, password: state.passwords.hash(password(login.password)?).await? })
}

/// A customer's settings.
pub fn settings(settings: Settings) -> Result<Settings> {
    let edit = CustomerEdit::between(&Settings::default(), &settings);
    Ok(self::edit(edit)?.applied(Settings::default()))
}

/// What changes of a customer's settings.
pub fn edit(edit: CustomerEdit) -> Result<CustomerEdit> {
    let stay = edit.stay.map(sound).transpose()?;
    if let Some(Some(rights)) = &edit.rights {
        sound_rights(rights)?;
    }
    Ok(CustomerEdit {
        name: edit.name.map(|name| self::name("the name", &name)).transpose()?,
        contact: edit.contact.map(|text| line("the contact", &text, MAX_CONTACT)).transpose()?,
        language: edit.language.map(language).transpose()?,
        note: edit.note.map(note).transpose()?,
        stay,
        ..edit
    })
}

/// A group's settings.
pub fn group(settings: GroupSettings) -> Result<GroupSettings> {
    let name = group_name(&settings.name)?;
    sound_rights(&settings.rights)?;
    Ok(GroupSettings { name, ..settings })
}

/// What changes of a group's settings.
pub fn group_edit(edit: GroupEdit) -> Result<GroupEdit> {
    let name = edit.name.as_deref().map(group_name).transpose()?;
    edit.rights.as_ref().map(sound_rights).transpose()?;
    Ok(GroupEdit { name, ..edit })
}

fn group_name(typed: &str) -> Result<String> {
    let name = name("the group's name", typed)?;
    if name.is_empty() { Err(invalid("a group needs a name")) } else { Ok(name) }
}

/// Where an imported customer comes from.
pub fn source(source: Source) -> Result<Source> {
    let part = |what, text: &str| line(what, text, MAX_NOTE);
    Ok(Source {
        feed: part("the feed's name", &source.feed)?,
        booking: part("the booking's identifier", &source.booking)?,
    })
}

fn sound_rights(rights: &Rights) -> Result<()> {
    if rights.are_sound() {
        return Ok(());
    }
    Err(invalid("rights name ids of functions and pages, 500 at most"))
}

fn language(tag: String) -> Result<String> {
    let tag = tag.trim().to_owned();
    let allowed = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
    if tag.len() > MAX_LANGUAGE || !tag.bytes().all(allowed) {
        return Err(invalid("a language is a tag such as en, de or it"));
    }
    Ok(tag)
}

fn note(note: String) -> Result<String> {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if note.chars().count() > MAX_NOTE || note.chars().any(odd) {
        return Err(invalid(format!("a note has at most {MAX_NOTE} characters")));
    }
    Ok(note.trim().into())
}

fn sound(stay: Stay) -> Result<Stay> {
    if stay.is_sound() { Ok(stay) } else { Err(invalid("the stay must end after it begins")) }
}
