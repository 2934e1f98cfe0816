//! One project on this phone.

use std::{sync::Arc, time::Duration};

use innkey_protocol::{
    Code, DownloadToken, SessionToken, Zone,
    api::{
        packs::{Installation, PackList},
        routes,
    },
};
use reqwest::Method;
use serde::{Serialize, de::DeserializeOwned};
use tokio::time::timeout;

use crate::{
    Cancel, Content, Customers, DownloadOptions, DownloadProgress, Error, Groups, Installed,
    LocalId, ProjectInfo, Result,
    blobs::{BlobLock, Blobs},
    download::{Download, fetch_list, intact},
    innkey::Inner,
    net::{Connection, Request},
    secrets::Slot,
    store::Row,
};

/// A project is not kept closed for longer, once it is here, because the network has gone.
const TELLING: Duration = Duration::from_secs(3);

/// One project on this phone. Clones are the same project.
#[derive(Clone)]
pub struct Project {
    pub(crate) inner: Arc<Inner>,
    pub(crate) id: LocalId,
}

/// What the server has, compared with this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The server's version.
    pub version: u64,
    /// Whether this phone has all of it that it may have; if not, [`Project::download`] gets it.
    pub up_to_date: bool,
    /// Whether the project uses one-time codes.
    pub otp: bool,
}

/// What a download is done with: the session, or before a sign-in the link.
#[derive(Clone)]
enum Credential {
    Session(SessionToken),
    Link(DownloadToken),
}

impl Credential {
    fn request(&self, method: Method, path: String) -> Request {
        let request = Request::new(method, path);
        match self {
            Self::Session(token) => request.bearer(token),
            Self::Link(token) => request.bearer(token),
        }
    }
}

impl Project {
    /// The project on this phone.
    pub const fn id(&self) -> LocalId {
        self.id
    }

    /// What is known about it. No network.
    ///
    /// # Errors
    /// [`Error::NoSuchProject`] once it was removed, [`Error::Storage`].
    pub async fn info(&self) -> Result<ProjectInfo> {
        self.row().await.map(ProjectInfo::from)
    }

    /// The building's time zone, in which times are shown; this machine's before the server has said it. No network.
    ///
    /// # Errors
    /// As [`Project::info`].
    pub async fn time_zone(&self) -> Result<Zone> {
        Ok(self.row().await?.time_zone.unwrap_or_else(Zone::of_this_machine))
    }

    /// The one-time code that came with the link, to fill in for the guest. No network.
    ///
    /// # Errors
    /// [`Error::Secrets`].
    pub async fn link_code(&self) -> Result<Option<Code>> {
        self.inner.secrets.code(self.id).await
    }

    /// Asks the server for its version.
    ///
    /// # Errors
    /// [`Error::NotSignedIn`] without session and link; [`Error::Refused`] and the network's errors.
    pub async fn latest(&self) -> Result<Latest> {
        let row = self.row().await?;
        let list = self.list(&row, None).await?.0;
        let installed = self.inner.store.installed(self.id).await?;
        let up_to_date = installed.is_some_and(|installed| installed.is(&list));
        Ok(Latest { version: list.version, up_to_date, otp: list.otp })
    }

    /// Brings the server's version onto this phone, with the session's rights or else the link's. The
    /// version before stays until the new one is complete and verified; what has arrived counts even
    /// after a kill. Damaged files are fetched again.
    ///
    /// # Errors
    /// [`Error::Cancelled`], [`Error::Busy`] while another download of the server goes on,
    /// [`Error::NoSpace`], [`Error::NotSignedIn`] without session and link, [`Error::Refused`] and the
    /// network's errors.
    pub async fn download(
        &self,
        progress: &dyn DownloadProgress,
        cancel: &Cancel,
    ) -> Result<Installed> {
        self.download_with(DownloadOptions::default(), progress, cancel).await
    }

    /// As [`Project::download`], in another way.
    ///
    /// # Errors
    /// As [`Project::download`].
    pub async fn download_with(
        &self,
        options: DownloadOptions,
        progress: &dyn DownloadProgress,
        cancel: &Cancel,
    ) -> Result<Installed> {
        let row = self.row().await?;
        let blobs = self.inner.blobs(&row.endpoint.server);
        let lock = blobs.lock()?;
        let done = self.download_into(&row, &blobs, &lock, options, progress, cancel).await;
        lock.give_back().await;
        // The stay may have ended meanwhile; what had arrived is then taken away too.
        self.said_goodbye(&row, done).await
    }

    async fn download_into(
        &self,
        row: &Row,
        blobs: &Blobs,
        lock: &BlobLock,
        options: DownloadOptions,
        progress: &dyn DownloadProgress,
        cancel: &Cancel,
    ) -> Result<Installed> {
        let here = Some(row.version.unwrap_or(0));
        // The look at what is here takes less than the answer.
        let (intact, listed) = tokio::join!(
            intact(self.id, &self.inner.store, blobs),
            cancel.or(self.list(row, here))
        );
        let (mut list, credential) = listed?;
        if let Some((installed, bytes)) = intact?.filter(|(installed, _)| installed.is(&list)) {
            progress.done();
            return Ok(Installed::unchanged(&installed, bytes));
        }
        let connection = self.inner.connection(row)?;
        let authorized = |path| credential.request(Method::GET, path);
        let download = Download {
            id: self.id,
            server: &row.endpoint.server,
            connection: &connection,
            blobs,
            lock,
            store: &self.inner.store,
            authorized: &authorized,
            options,
            progress,
        };
        let fetched = loop {
            let version = list.version;
            match cancel.or(download.fetch(list)).await {
                // A newer version may have taken its place; what has arrived counts for that one too.
                Err(error) if error.is_gone() => {
                    list = cancel.or(self.list(row, here)).await?.0;
                    if list.version == version {
                        return Err(error);
                    }
                }
                done => break done?,
            }
        };
        let tell = self.tell_arrived(row, &connection, &credential, fetched.version());
        // The way to the server and that to the disk are gone at the same time.
        tokio::join!(download.publish(fetched), tell).0
    }

    /// Tells the server, for the host's list, that a version has arrived, verified, on this phone; nobody waits long for it.
    async fn tell_arrived(
        &self,
        row: &Row,
        connection: &Connection,
        credential: &Credential,
        version: u64,
    ) {
        if row.version == Some(version) {
            return;
        }
        let tell = async {
            let request = credential.request(Method::PUT, routes::installation(row.project));
            connection.done(&request.json(&Installation { version })?).await
        };
        match timeout(TELLING, tell).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::info!(%error, "the server did not hear of what arrived"),
            Err(_) => tracing::info!("the server did not hear of what arrived in time"),
        }
    }

    /// The project's content. No network.
    ///
    /// # Errors
    /// [`Error::NotInstalled`], [`Error::StayEnded`], [`Error::Damaged`], [`Error::Storage`].
    pub async fn open(&self) -> Result<Content> {
        let row = self.row().await?;
        self.check_stay(&row).await?;
        let blobs = self.inner.blobs(&row.endpoint.server);
        let mut tried = None;
        loop {
            let installed = self.inner.store.installed(self.id).await?;
            let installed = installed.ok_or(Error::NotInstalled)?;
            let (number, blobs) = (installed.number, blobs.clone());
            let load = move || Content::load(&installed, &blobs);
            match tokio::task::spawn_blocking(load).await.map_err(Error::stopped)? {
                // A download that ended just now has removed the files of the version before.
                Err(Error::Damaged { .. }) if tried != Some(number) => tried = Some(number),
                loaded => return loaded,
            }
        }
    }

    /// What an admin does with customers.
    pub fn customers(&self) -> Customers {
        Customers::new(self.clone())
    }

    /// What an admin does with groups of customers.
    pub fn groups(&self) -> Groups {
        Groups::new(self.clone())
    }

    pub(crate) async fn row(&self) -> Result<Row> {
        self.inner.store.project(self.id).await?.ok_or(Error::NoSuchProject)
    }

    /// Sends with the session and reads JSON. A session that has ended is forgotten.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: String,
        body: Option<&(impl Serialize + Sync)>,
    ) -> Result<T> {
        let row = self.row().await?;
        let (request, token) = self.signed(method, path, body).await?;
        let connection = self.inner.connection(&row)?;
        let answer = connection.json(&request).await;
        self.noted(&row, &connection, Some(&token), answer).await
    }

    /// As [`Project::ask`], without an answer to read.
    pub(crate) async fn tell(&self, method: Method, path: String) -> Result<()> {
        let row = self.row().await?;
        let (request, token) = self.signed(method, path, None::<&()>).await?;
        let connection = self.inner.connection(&row)?;
        let answer = connection.done(&request).await;
        self.noted(&row, &connection, Some(&token), answer).await
    }

    /// A request with the session, and the session.
    pub(crate) async fn signed(
        &self,
        method: Method,
        path: String,
        body: Option<&(impl Serialize + Sync)>,
    ) -> Result<(Request, SessionToken)> {
        let token = self.inner.secrets.session(self.id).await?.ok_or(Error::NotSignedIn)?;
        let request = Request::new(method, path).bearer(&token);
        let request = match body {
            Some(body) => request.json(body)?,
            None => request,
        };
        Ok((request, token))
    }

    /// Keeps what an answer teaches: the address that works, and that `session` has ended.
    pub(crate) async fn noted<T>(
        &self,
        row: &Row,
        connection: &Connection,
        session: Option<&SessionToken>,
        answer: Result<T>,
    ) -> Result<T> {
        if connection.best() != row.endpoint.best {
            self.inner.store.set_best_address(self.id, connection.best()).await?;
        }
        if let (Err(error), Some(token)) = (&answer, session)
            && error.ends_session()
        {
            self.forget_session(token).await?;
        }
        self.said_goodbye(row, answer).await
    }

    /// Forgets the session, if it is still this one.
    pub(crate) async fn forget_session(&self, token: &SessionToken) -> Result<()> {
        self.inner.secrets.delete_if(Slot::Session, self.id, token.expose()).await?;
        if self.inner.secrets.session(self.id).await?.is_none() {
            self.inner.store.set_account(self.id, None).await?;
        }
        Ok(())
    }

    /// The packs that the session allows, or without one the link; and the way to ask for more with it. Of a version that is
    /// `newer_than` this one small manifests come with it.
    async fn list(&self, row: &Row, newer_than: Option<u64>) -> Result<(PackList, Credential)> {
        let session = self.inner.secrets.session(self.id).await?;
        let credential = match (&session, self.inner.secrets.link(self.id).await?) {
            (Some(token), _) => Credential::Session(token.clone()),
            (None, Some(token)) => Credential::Link(token),
            (None, None) => return Err(Error::NotSignedIn),
        };
        let connection = self.inner.connection(row)?;
        let authorized = |path| credential.request(Method::GET, path);
        let list = fetch_list(&connection, row.project, &authorized, newer_than).await;
        let list = self.noted(row, &connection, session.as_ref(), list).await?;
        self.inner.store.set_otp(self.id, list.otp).await?;
        self.note_time(list.server_time).await?;
        Ok((list, credential))
    }
}
