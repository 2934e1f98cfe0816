//! Looks at every byte of what is on the phone.

use std::collections::HashSet;

use innkey_protocol::manifest::MAX_MANIFEST;

use crate::{Error, Project, Result};

/// What [`Project::verify`] has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Files that were hashed.
    pub files: u64,
    /// Paths of those that are damaged or gone, sorted; a page's own file has the page's name before it.
    pub damaged: Vec<String>,
}

impl Project {
    /// Hashes every file of what is on this phone. The next download fetches what is damaged, and of large files the
    /// damaged parts only. No network.
    ///
    /// # Errors
    /// [`Error::NotInstalled`], [`Error::Busy`] while the project downloads, [`Error::Storage`].
    pub async fn verify(&self) -> Result<Verified> {
        let row = self.row().await?;
        let blobs = self.inner.blobs(&row.endpoint.server);
        let lock = blobs.lock()?;
        let installed = self.inner.store.installed(self.id).await?.ok_or(Error::NotInstalled)?;
        let look = move || {
            let (mut seen, mut damaged) = (HashSet::new(), HashSet::new());
            let mut found = Verified { files: 0, damaged: Vec::new() };
            for pack in &installed.packs {
                // A damaged manifest goes, and is fetched again.
                let _ = blobs.read(pack.manifest, MAX_MANIFEST);
                for file in &pack.files {
                    if seen.insert(file.hash) && !blobs.recheck(file.hash)? {
                        damaged.insert(file.hash);
                    }
                    found.files += 1;
                    if damaged.contains(&file.hash) {
                        found.damaged.push(file.path.clone());
                    }
                }
            }
            found.damaged.sort();
            found.damaged.dedup();
            drop(lock);
            Ok(found)
        };
        tokio::task::spawn_blocking(look).await.map_err(Error::stopped)?
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::{
        Cancel, ErrorKind, NoProgress,
        testing::{Casa, Phone, Server, link},
    };

    #[tokio::test]
    async fn damage_is_found_and_fetched_again() {
        let casa = Casa::new(1, b"a kitchen");
        let server = Server::start(move |seen, _| casa.answer(seen));
        let phone = Phone::new().await;
        let project = phone.innkey.add_link(&link(&server)).await.unwrap();
        assert_eq!(project.verify().await.unwrap_err().kind(), ErrorKind::NotInstalled);
        project.download(&NoProgress, &Cancel::new()).await.unwrap();
        let found = project.verify().await.unwrap();
        assert_eq!((found.files, found.damaged.len()), (crate::testing::PACK_FILES, 0));

        let picture = project.open().await.unwrap().picture("kitchen.jpg").unwrap().to_owned();
        let honest = fs::metadata(&picture).unwrap().modified().unwrap();
        fs::write(&picture, b"a chicken").unwrap();
        // As a disk damages it: without a trace.
        fs::File::options().write(true).open(&picture).unwrap().set_modified(honest).unwrap();
        assert!(project.open().await.is_ok(), "nobody has looked");
        assert_eq!(project.verify().await.unwrap().damaged, ["kitchen.jpg"]);
        assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::Damaged);
        let mended = project.download(&NoProgress, &Cancel::new()).await.unwrap();
        assert_eq!((mended.bytes_fetched, mended.requests), (9, 2));
        assert_eq!(fs::read(&picture).unwrap(), b"a kitchen");
        assert!(project.verify().await.unwrap().damaged.is_empty());
    }
}
