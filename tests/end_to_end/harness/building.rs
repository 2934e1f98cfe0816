//! A building: server, published project, the host *anna*.

use std::path::{Path, PathBuf};

use innkey_core::{Customers, Draft, net::Request};
use innkey_protocol::{
    Code, GroupId, ProjectId, Rights, Secret, ShareLink, Stay, UnixTime,
    api::{
        customers::{Customer, CustomerEdit, LinkParts, Settings},
        groups::{Group, GroupSettings},
        operator::{AccountState, NewAccount, ProjectEdit, ProjectState},
        routes,
        sign_in::Role,
    },
};
use tempfile::TempDir;

use super::{
    Phone, ServerProcess, innkey, secrets, write_film, write_project, write_project_with_id,
};

pub const HOUR: i64 = 3600;
/// Anna's password.
pub const PASSWORD: &str = "limoncello-42";

/// A building with everything the story needs.
pub struct Building {
    pub server: ServerProcess,
    pub project: ProjectId,
    pub anna: AccountState,
    /// Anna's phone, signed in.
    pub host: Phone,
    folder: TempDir,
}

impl Building {
    pub async fn new() -> Self {
        Self::with_options(&[]).await
    }

    /// A building whose server has these options.
    pub async fn with_options(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = ServerProcess::start(folder.path(), options);
        secrets::note_text(PASSWORD);
        secrets::note_bytes(server.operator_file().token.expose());
        let source = folder.path().join("project");
        write_project(&source, "Casa Prova", &vec![1; 20_000]);
        let mut building = Self::bare(folder, server, &source).await;
        let signed_in = building.host.sign_in_as("anna", PASSWORD).await.unwrap();
        assert_eq!(signed_in.account.role, Role::Admin);
        building.project = building.host.project.info().await.unwrap().project;
        building
    }

    async fn bare(folder: TempDir, server: ServerProcess, source: &Path) -> Self {
        push(&server, source);
        let request = Request::get(routes::operator_projects());
        let projects: Vec<ProjectState> = operator_json(&server, request).await;
        let project = projects[0].id;
        let anna = add_admin(&server, project, "anna").await;
        let host = Phone::with_link(&account_link(&server, project, &anna).await).await;
        Self { server, project, anna, host, folder }
    }

    /// A folder that goes with the building.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Publishes the project in `source`.
    pub fn push(&self, source: &Path) {
        push(&self.server, source);
    }

    /// Publishes a folder of any content: a film, and whatever else lies in the folder *any*.
    pub fn push_film(&self, film: &[u8]) {
        let source = self.path("any");
        write_film(&source, film);
        self.push(&source);
    }

    /// The folder of a new device, for the command, with this link.
    pub fn device(&self, name: &str, link: &ShareLink) -> PathBuf {
        let home = self.path(name);
        std::fs::create_dir(&home).unwrap();
        innkey(&home, &["add", &link.to_string()]).text();
        home
    }

    /// Publishes another project on the same server and gives it an admin's phone, signed in.
    pub async fn another_project(&self, id: &str, user: &str) -> Phone {
        let source = self.path(id);
        write_project_with_id(&source, "Casa Altra", &[3; 100], id);
        self.push(&source);
        let project = id.parse().unwrap();
        let admin = add_admin(&self.server, project, user).await;
        let phone = Phone::with_link(&account_link(&self.server, project, &admin).await).await;
        phone.sign_in_as(user, PASSWORD).await.unwrap();
        phone
    }

    /// Another admin of the building with a phone, signed in.
    pub async fn another_host(&self, user: &str) -> Phone {
        add_admin(&self.server, self.project, user).await;
        let phone = Phone::with_link(&self.anna_link().await).await;
        phone.sign_in_as(user, PASSWORD).await.unwrap();
        phone
    }

    /// Anna's own link.
    pub async fn anna_link(&self) -> ShareLink {
        account_link(&self.server, self.project, &self.anna).await
    }

    /// Sends a request as the operator.
    pub async fn operator<T: serde::de::DeserializeOwned>(&self, request: Request) -> T {
        operator_json(&self.server, request).await
    }

    /// Switches *Use OTP authentication*.
    pub async fn set_otp(&self, on: bool) {
        let edit = ProjectEdit { otp: Some(on) };
        let request = Request::patch(routes::operator_project(self.project)).json(&edit).unwrap();
        let _: ProjectState = self.operator(request).await;
    }

    pub fn customers(&self) -> Customers {
        self.host.project.customers()
    }

    /// A customer with a live code.
    pub async fn invite(&self, name: &str) -> (Customer, Code) {
        self.invite_for(name, Stay::default()).await
    }

    pub async fn invite_for(&self, name: &str, stay: Stay) -> (Customer, Code) {
        let mut draft = Draft::new(name, stay, true).unwrap();
        let customer = self.customers().create(&mut draft).await.unwrap();
        let code = live_code(&customer);
        (customer, code)
    }

    /// A customer with these settings and no code.
    pub async fn customer(&self, settings: Settings) -> Customer {
        self.customers().create(&mut Draft::with(settings, false).unwrap()).await.unwrap()
    }

    /// A customer with these settings, and a phone that has signed in with the code.
    pub async fn guest(&self, settings: Settings) -> (Customer, Phone) {
        let mut draft = Draft::with(settings, true).unwrap();
        let customer = self.customers().create(&mut draft).await.unwrap();
        let phone = self.guest_phone(&customer).await;
        phone.sign_in_with(&live_code(&customer)).await.unwrap();
        (customer, phone)
    }

    /// Changes a customer as anna.
    pub async fn edit(&self, customer: &Customer, edit: CustomerEdit) -> Customer {
        self.customers().edit(customer.id, &edit).await.unwrap()
    }

    /// A new group that may see these functions and pages.
    pub async fn group(&self, name: &str, rights: Rights) -> Group {
        let settings = GroupSettings { name: name.into(), rights, ..GroupSettings::default() };
        self.host.project.groups().create(GroupId::new(), &settings).await.unwrap()
    }

    /// Now, by the server's clock.
    pub async fn now(&self) -> UnixTime {
        self.host.project.account().await.unwrap().server_time
    }

    /// A new phone with the customer's link.
    pub async fn guest_phone(&self, customer: &Customer) -> Phone {
        Phone::with_link(&self.customers().share_link(customer.id, false).await.unwrap()).await
    }

    /// The customer as the list has it now.
    pub async fn listed(&self, customer: &Customer) -> Customer {
        let list = self.customers().list().await.unwrap();
        list.customers.into_iter().find(|listed| listed.id == customer.id).unwrap()
    }
}

/// The live code of a customer.
pub fn live_code(customer: &Customer) -> Code {
    let code = customer.code.as_ref().unwrap().code.clone().unwrap();
    secrets::note_text(&code.to_string());
    code
}

/// Rights to these functions and pages only.
pub fn only(ids: &[&str]) -> Rights {
    Rights::Only(ids.iter().copied().map(String::from).collect())
}

fn push(server: &ServerProcess, source: &Path) {
    let (source, data) = (source.to_str().unwrap(), server.data.to_str().unwrap());
    let folder = server.data.parent().unwrap();
    innkey(folder, &["project", "push", source, "--data", data, "--json"]).json();
}

async fn operator_json<T: serde::de::DeserializeOwned>(
    server: &ServerProcess,
    request: Request,
) -> T {
    let token = server.operator_file().token;
    server.connection().json(&request.bearer(&token)).await.unwrap()
}

async fn add_admin(server: &ServerProcess, project: ProjectId, user: &str) -> AccountState {
    let password = Secret::new(PASSWORD.into());
    let new = NewAccount { user: user.into(), password, role: Role::Admin };
    let request = Request::post(routes::operator_accounts(project)).json(&new).unwrap();
    operator_json(server, request).await
}

async fn account_link(
    server: &ServerProcess,
    project: ProjectId,
    account: &AccountState,
) -> ShareLink {
    let request = Request::get(routes::operator_account_link(project, account.id));
    let LinkParts { name, addresses, pins, token } = operator_json(server, request).await;
    ShareLink { project, name, addresses, pins, token: Some(token), code: None }
}
