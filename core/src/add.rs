//! Adds projects to the phone and takes them away.

use std::sync::Arc;

use innkey_protocol::{Address, ProjectId, ShareLink, Trust, link::MAX_ADDRESSES};

use crate::{
    Error, FoundServer, Innkey, LocalId, Project, Result,
    download::sweep,
    secrets::Slot,
    store::{Endpoint, Row},
};

impl Innkey {
    /// Adds the project of a link. No network. The same project of the same server once more updates
    /// addresses, right to download and code in place.
    ///
    /// While a session of the project is on this phone, a link cannot widen whom it is shown to: pins and
    /// publicly certified addresses then stay as they are, because anyone may write a link.
    ///
    /// # Errors
    /// [`Error::Storage`], [`Error::Secrets`].
    pub async fn add_link(&self, link: &ShareLink) -> Result<Project> {
        let offered = Endpoint {
            server: server_key(&link.pins[0]),
            pins: link.pins.to_vec(),
            addresses: link.addresses.clone(),
            best: 0,
        };
        let same = |known: &Endpoint| known.pins.iter().any(|pin| link.pins.contains(pin));
        let project = self.put(link.project, &link.name, offered, same, true).await?;
        let secrets = &self.inner.secrets;
        if let Some(token) = &link.token {
            secrets.set(Slot::Link, project.id, token.expose()).await?;
        }
        match &link.code {
            Some(code) => secrets.set_code(project.id, code).await?,
            None => secrets.delete(Slot::Code, project.id).await?,
        }
        Ok(project)
    }

    /// Adds a project of a server that was looked up. Its key, if no public authority vouches for it, is
    /// the only one accepted from now on. No network.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the server has no such project; [`Error::Storage`].
    pub async fn add_found(&self, found: &FoundServer, project: ProjectId) -> Result<Project> {
        let head = found.info.projects.iter().find(|head| head.id == project);
        let head = head.ok_or_else(|| Error::Invalid {
            what: "This project is not on the server that was found".into(),
            hint: "choose one of its projects.",
        })?;
        let (server, pins) = if found.certified {
            (server_key(found.address.to_string().as_bytes()), Vec::new())
        } else {
            (server_key(&found.fingerprint), vec![found.fingerprint])
        };
        let addresses = vec![found.address.clone()];
        let offered = Endpoint { server, pins, addresses, best: 0 };
        let same = |known: &Endpoint| {
            known.pins.contains(&found.fingerprint)
                || (found.certified && known.addresses.contains(&found.address))
        };
        self.put(project, &head.name, offered, same, false).await
    }

    /// Takes a project off this phone: signs out if the server can be reached, forgets secrets, rows and
    /// the files that no other project of the server needs.
    ///
    /// # Errors
    /// [`Error::Busy`] while it downloads, [`Error::NoSuchProject`], [`Error::Storage`],
    /// [`Error::Secrets`].
    pub async fn remove(&self, id: LocalId) -> Result<()> {
        let project = self.project(id).await?;
        let server = project.row().await?.endpoint.server;
        let blobs = self.inner.blobs(&server);
        let lock = blobs.lock()?;
        project.sign_out().await?;
        for slot in Slot::ALL {
            self.inner.secrets.delete(slot, id).await?;
        }
        self.inner.store.remove_project(id).await?;
        self.inner.forget_connection(id);
        sweep(&self.inner.store, &blobs, &server, lock).await
    }

    /// Writes a new project, or what is offered over the one that it is the `same` as.
    async fn put(
        &self,
        project: ProjectId,
        name: &str,
        offered: Endpoint,
        same: impl Fn(&Endpoint) -> bool,
        replace: bool,
    ) -> Result<Project> {
        loop {
            let rows = self.inner.store.projects().await?;
            let known = rows.into_iter().find(|row| {
                let at = &row.endpoint;
                row.project == project && (at.server == offered.server || same(at))
            });
            let row = match known {
                None => Row {
                    id: LocalId::new(),
                    project,
                    name: name.to_owned(),
                    endpoint: offered.clone(),
                    otp: None,
                    account: None,
                    version: None,
                    time_zone: None,
                    clock_skew: 0,
                },
                Some(row) => {
                    let endpoint = if replace && !self.has_session(row.id).await? {
                        Endpoint { server: row.endpoint.server, ..offered.clone() }
                    } else {
                        refresh(&row.endpoint, &offered)
                    };
                    let name = if row.version.is_some() { row.name } else { name.to_owned() };
                    Row { name, endpoint, ..row }
                }
            };
            let id = row.id;
            // Another call may have added it in between: then it is known in the next round.
            if self.inner.store.put_project(row).await? {
                self.inner.forget_connection(id);
                return Ok(Project { inner: Arc::clone(&self.inner), id });
            }
        }
    }

    async fn has_session(&self, id: LocalId) -> Result<bool> {
        let secrets = &self.inner.secrets;
        let session = secrets.get(Slot::Session, id).await?.is_some();
        Ok(session || secrets.get(Slot::Pending, id).await?.is_some())
    }
}

/// New addresses where the known keys vouch for them; what was known stays behind them.
fn refresh(known: &Endpoint, offered: &Endpoint) -> Endpoint {
    let safe = |address: &&Address| match address.trust {
        Trust::Pinned => !known.pins.is_empty(),
        Trust::Public => known.addresses.contains(*address),
    };
    let mut addresses: Vec<_> = offered.addresses.iter().filter(safe).cloned().collect();
    let rest = known.addresses.iter().filter(|address| !addresses.contains(address));
    let rest: Vec<_> = rest.cloned().collect();
    addresses.extend(rest);
    addresses.truncate(MAX_ADDRESSES);
    Endpoint { addresses, best: 0, ..known.clone() }
}

/// The folder name of a server's blobs.
fn server_key(identity: &[u8]) -> String {
    let hash = blake3::derive_key("innkey 2026 server of blobs", identity);
    data_encoding::HEXLOWER.encode(&hash[..16])
}

#[cfg(test)]
#[path = "add_tests.rs"]
mod tests;
