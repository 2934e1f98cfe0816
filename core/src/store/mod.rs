//! What the phone remembers between two starts, but for secrets and files.

mod projects;
mod schema;
mod thread;
mod versions;

pub(crate) use self::{
    projects::{Endpoint, Row},
    thread::Store,
    versions::{InstalledFile, InstalledPack, InstalledVersion},
};
