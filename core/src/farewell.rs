//! The stay's end on the phone: what was downloaded is taken away, at the next start or sync. The project stays in
//! the list, with its dates, so that an extended stay brings it back.

use std::time::{SystemTime, UNIX_EPOCH};

use innkey_protocol::{ErrorCode, Stay, UnixTime, time::StayPhase};

use crate::{Error, ErrorKind, Innkey, Project, Result, download::sweep, store::Row};

impl Innkey {
    /// Takes away what is on this phone of projects whose stay is over; call it at the start of the app. No
    /// network: by this phone's clock, set right by what servers last said.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub async fn tidy(&self) -> Result<()> {
        for row in self.inner.store.projects().await? {
            if row.version.is_some() && row.ended_stay().is_some() {
                self.project(row.id).await?.take_away(&row).await?;
            }
        }
        Ok(())
    }
}

impl Row {
    /// The stay of who is signed in, if it is over.
    pub(crate) fn ended_stay(&self) -> Option<Stay> {
        let stay = self.account.as_ref()?.stay;
        let now = phone_time().plus(self.clock_skew);
        (stay.phase(now) == StayPhase::After).then_some(stay)
    }

    fn farewell(&self, stay: Stay) -> Error {
        Error::StayEnded { stay, time_zone: self.time_zone.clone() }
    }
}

impl Project {
    /// Fails if the stay is over, and takes away what is left of it.
    pub(crate) async fn check_stay(&self, row: &Row) -> Result<()> {
        let Some(stay) = row.ended_stay() else { return Ok(()) };
        self.take_away(row).await?;
        Err(row.farewell(stay))
    }

    /// The answer to a request; if it says that the stay is over, this is the end of it here too.
    pub(crate) async fn said_goodbye<T>(&self, row: &Row, answer: Result<T>) -> Result<T> {
        match answer {
            Err(error) if error.kind() == ErrorKind::Refused(ErrorCode::StayEnded) => {
                self.take_away(row).await?;
                // A host may have shortened the stay: the dates kept here are then wrong, and not told.
                Err(row.ended_stay().map_or(error, |stay| row.farewell(stay)))
            }
            answer => answer,
        }
    }

    async fn take_away(&self, row: &Row) -> Result<()> {
        let store = &self.inner.store;
        store.uninstall(self.id).await?;
        let server = &row.endpoint.server;
        let blobs = self.inner.blobs(server);
        match blobs.lock() {
            Ok(lock) => sweep(store, &blobs, server, lock).await,
            // A download that goes on holds them: it is refused too, and clears away after itself.
            Err(Error::Busy { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Keeps how far this phone's clock is off, and where the building's clocks are.
    pub(crate) async fn note_time(&self, server_time: UnixTime) -> Result<()> {
        self.inner.store.set_clock_skew(self.id, server_time.since(phone_time())).await
    }
}

fn phone_time() -> UnixTime {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixTime(now.as_secs() as i64)
}

#[cfg(test)]
mod tests {
    use innkey_protocol::{
        AccountId, Zone,
        api::sign_in::{Account, Role},
    };

    use super::*;
    use crate::testing::{Casa, Phone, Server, link};

    async fn guest(stay_ends_in: i64) -> (Phone, Project) {
        let casa = Casa::new(1, b"kitchen");
        let server = Server::start(move |seen, _| casa.answer(seen));
        let phone = Phone::new().await;
        let project = phone.innkey.add_link(&link(&server)).await.unwrap();
        project.download(&crate::NoProgress, &crate::Cancel::new()).await.unwrap();
        let stay = Stay { from: None, until: Some(phone_time().plus(stay_ends_in)) };
        let account = Account {
            id: AccountId::new(),
            role: Role::Customer,
            name: "Bea".into(),
            stay,
            user: None,
            own_login: false,
        };
        let store = &phone.innkey.inner.store;
        store.set_account(project.id(), Some(&account)).await.unwrap();
        store.set_time_zone(project.id(), &"Europe/Rome".parse::<Zone>().unwrap()).await.unwrap();
        store.set_clock_skew(project.id(), 0).await.unwrap();
        (phone, project)
    }

    fn files(phone: &Phone) -> usize {
        fn count(folder: &std::path::Path) -> usize {
            std::fs::read_dir(folder)
                .unwrap()
                .flatten()
                .map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 })
                .sum()
        }
        count(&phone.innkey.inner.folder.join("blobs"))
    }

    #[tokio::test]
    async fn a_start_after_the_stay_takes_the_content_away() {
        let (phone, project) = guest(-60).await;
        assert!(files(&phone) > 1);
        phone.innkey.tidy().await.unwrap();
        assert_eq!(files(&phone), 1, "all but the lock is gone");
        let error = project.open().await.unwrap_err();
        assert!(error.sentence().starts_with("Your stay has ended (until 2"), "{error}");
        assert_eq!(project.info().await.unwrap().version, None);
    }

    #[tokio::test]
    async fn a_phone_whose_clock_is_wrong_goes_by_the_servers() {
        let (phone, project) = guest(-60).await;
        let store = &phone.innkey.inner.store;
        store.set_clock_skew(project.id(), -3600).await.unwrap();
        phone.innkey.tidy().await.unwrap();
        project.open().await.unwrap();
        store.set_clock_skew(project.id(), 3600).await.unwrap();
        assert!(matches!(project.open().await, Err(Error::StayEnded { .. })));
    }
}
