//! The records of the face: the core's own where they fit, others where Kotlin or Swift want another shape.

mod account;
mod activity;
mod content;
mod customer;
mod group;
mod import;
mod next_step;
mod project;
mod qr;
mod refusal;
mod server;
mod text;
mod transfer;

pub(crate) use self::{
    content::ProjectContent,
    customer::{CustomerLabel, CustomerStatus, Invitation},
    import::{ImportLine, ImportOptions},
    next_step::NextStep,
    project::{LocalId, ProjectEvent, Warning},
    qr::{QrFound, QrLevel, QrModules},
    refusal::Refusal,
    server::LinkPreview,
};
