//! The operator's connection to a server: its HTTPS interface with the token from its data folder.

use std::path::PathBuf;

use innkey_core::net::{Connection, Request, Upload};
use innkey_protocol::{
    OperatorToken, ProjectId,
    api::{
        operator::{AccountState, ProjectState},
        routes,
    },
};
use innkey_server::operator_file::{FILE_NAME, OperatorFile};

use crate::{failure::Failure, folders, pick};

/// Which server to speak to.
#[derive(clap::Args, Clone, Debug)]
pub struct OperatorArgs {
    /// The server's data folder, or a copy of its operator.json [default: innkey/server in the user's data
    /// folder].
    #[arg(long, global = true, env = "INNKEY_DATA", value_name = "DIR|FILE")]
    pub data: Option<PathBuf>,
}

/// The operator's connection to a server.
pub struct Operator {
    connection: Connection,
    token: OperatorToken,
}

impl Operator {
    /// Reads where the server is and what opens it.
    pub fn open(args: &OperatorArgs) -> Result<Self, Failure> {
        let given = args.data.clone().map_or_else(folders::server, Ok)?;
        let file = if given.is_dir() { given.join(FILE_NAME) } else { given };
        let read = OperatorFile::read(&file);
        let kept = read.map_err(|error| {
            Failure::input(format!("{} cannot be read: {error}", file.display()))
                .hint("start the server once with `innkey serve`, or name its folder with --data.")
        })?;
        let connection = Connection::for_operator(kept.address, &kept.pins)?;
        Ok(Self { connection, token: kept.token })
    }

    /// Sends a request and reads the answer.
    pub async fn json<T: serde::de::DeserializeOwned>(
        &self,
        request: Request,
    ) -> Result<T, Failure> {
        Ok(self.connection.json(&request.bearer(&self.token)).await?)
    }

    /// Sends what `write` writes, as it is written, and reads the answer.
    pub async fn upload<T: serde::de::DeserializeOwned>(
        &self,
        request: Request,
        write: impl FnOnce(&mut Upload) -> Result<(), Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.connection.upload(&request.bearer(&self.token), write).await
    }

    /// Sends a request and writes the answer into a file.
    pub async fn download(
        &self,
        request: Request,
        file: &std::path::Path,
        received: impl Fn(u64),
    ) -> Result<(), Failure> {
        Ok(self.connection.download(&request.bearer(&self.token), file, received).await?)
    }

    /// Sends a request whose answer says nothing.
    pub async fn done(&self, request: Request) -> Result<(), Failure> {
        Ok(self.connection.done(&request.bearer(&self.token)).await?)
    }

    /// The project that `wanted` names by id or name; without it, the only one there is.
    pub async fn project(&self, wanted: Option<&str>) -> Result<ProjectState, Failure> {
        let projects: Vec<ProjectState> =
            self.json(Request::get(routes::operator_projects())).await?;
        let nothing = Failure::not_done("the server has no project yet")
            .hint("upload one with `innkey project push DIR`.");
        pick::project(&projects, wanted, nothing).cloned()
    }

    /// The account of a project with this user name.
    pub async fn account(&self, project: ProjectId, user: &str) -> Result<AccountState, Failure> {
        let accounts: Vec<AccountState> =
            self.json(Request::get(routes::operator_accounts(project))).await?;
        let wanted = user.trim().to_lowercase();
        let found = accounts.into_iter().find(|account| account.user.as_ref() == Some(&wanted));
        found.ok_or_else(|| {
            Failure::input(format!("there is no account {wanted:?} in this project"))
                .hint("see them with `innkey account list`.")
        })
    }
}

impl pick::Named for ProjectState {
    fn name(&self) -> &str {
        &self.name
    }

    fn ids(&self) -> Vec<String> {
        vec![self.id.to_string()]
    }
}
