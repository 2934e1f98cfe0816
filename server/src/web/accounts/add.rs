//! A new account with user name and password.

use askama::Template;
use axum::{
    extract::State as Shared,
    response::{IntoResponse, Redirect, Response},
};
use innkey_protocol::{
    AccountId, ErrorCode, ProjectId, Secret,
    api::{
        operator::{NewAccount, ProjectState},
        sign_in::Role,
    },
};
use serde::Deserialize;

use crate::{
    error::Result,
    handlers::{Path, checked, operator},
    state::State,
    store::activity::Actor,
    web::{
        forms::Posted,
        session::SignedIn,
        texts::Language,
        view::{self, Frame, Section},
    },
};

/// What is wrong with it, beside which field.
#[derive(Debug, Default)]
pub struct Wrong {
    /// Beside the user name.
    pub user: Option<&'static str>,
    /// Beside the password.
    pub password: Option<&'static str>,
    /// Above the form.
    pub other: Option<&'static str>,
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    /// User name.
    pub user: String,
    /// Password.
    pub password: Secret,
    /// The box of Admin: there if it is ticked.
    #[serde(default)]
    pub admin: Option<String>,
}

#[derive(Template)]
#[template(path = "account_add.html")]
struct Page {
    t: Language,
    frame: Frame,
    project: ProjectState,
    user: String,
    admin: bool,
    wrong: Wrong,
}

impl Page {
    async fn new(state: &State, by: &SignedIn, project: ProjectId) -> Result<Self> {
        let t = by.visitor.language;
        let project = state.store.project(project).await?;
        let frame = Frame::inside(by, Section::Projects, t.add_account());
        Ok(Self { t, frame, project, user: String::new(), admin: false, wrong: Wrong::default() })
    }
}

/// Asks for user name and password.
pub async fn show(
    Shared(state): Shared<State>,
    by: SignedIn,
    Path(project): Path<ProjectId>,
) -> Result<Response> {
    Ok(view::page(&Page::new(&state, &by, project).await?))
}

/// Adds an account, or says beside which field something is wrong.
pub async fn add(
    Shared(state): Shared<State>,
    Path(project): Path<ProjectId>,
    Posted { by, form }: Posted<Typed>,
) -> Result<Response> {
    let (user, admin) = (form.user.clone(), form.admin.is_some());
    let role = if admin { Role::Admin } else { Role::Customer };
    match add_or_say(&state, project, form, role, &by).await? {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=added", super::path(project))).into_response()),
        Err(wrong) => {
            let page = Page { user, admin, wrong, ..Page::new(&state, &by, project).await? };
            Ok(view::refused(&page))
        }
    }
}

/// Adds an account; gives it, or what is wrong with what was typed.
///
/// # Errors
/// When it is nothing that can be typed otherwise.
pub async fn add_or_say(
    state: &State,
    project: ProjectId,
    typed: Typed,
    role: Role,
    by: &SignedIn,
) -> Result<std::result::Result<AccountId, Wrong>> {
    let t = by.visitor.language;
    let wrong = Wrong {
        user: checked::user(&typed.user).is_err().then(|| t.user_name_wrong()),
        password: checked::password(typed.password.clone())
            .is_err()
            .then(|| t.password_too_short()),
        other: None,
    };
    if wrong.user.is_some() || wrong.password.is_some() {
        return Ok(Err(wrong));
    }
    let new = NewAccount { user: typed.user, password: typed.password, role };
    let by: Actor = by.actor.clone();
    match operator::accounts::add_account(state, project, new, by).await {
        Ok(account) => Ok(Ok(account)),
        Err(error) if error.is(ErrorCode::UserNameTaken) => {
            Ok(Err(Wrong { user: Some(t.name_taken()), ..Wrong::default() }))
        }
        Err(error) if error.is(ErrorCode::LicencesUsedUp) => {
            Ok(Err(Wrong { other: Some(t.licences_used_up()), ..Wrong::default() }))
        }
        Err(error) => Err(error),
    }
}
