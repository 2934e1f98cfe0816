//! The face of Innkey's core for Kotlin (`dev.innkey`) and Swift (`Innkey`).
//!
//! Six objects and their records, all of it thin: what happens is decided in `innkey-core`. [`InnkeyEngine`] is
//! the way in and owns the one runtime that everything runs on.
//!
//! The docs of what is exported are read in Kotlin and Swift: names in them are written as there (`lookUp`).

#![allow(
    clippy::missing_errors_doc,
    reason = "these docs are read in Kotlin and Swift, which know no such section: each says what it fails with"
)]

mod customers;
mod describe;
mod draft;
mod engine;
mod error;
mod events;
mod groups;
mod host;
mod import;
mod project;
mod qr;
mod report;
mod scanner;
mod secrets;
mod transfer;
mod types;

pub use self::{
    customers::Customers,
    draft::Draft,
    engine::InnkeyEngine,
    error::InnkeyError,
    events::EventSubscription,
    import::ImportPlan,
    project::Project,
    scanner::QrScanner,
    secrets::{SecretStore, SecretStoreError},
    transfer::Transfer,
};

uniffi::setup_scaffolding!();
