//! The building's server as a library.
//!
//! [`Server::open`] reads or makes everything in its data folder and listens, [`Server::run`] serves it over
//! TLS. The `innkey` binary is a thin main around it.

mod announce;
mod app;
mod attempts;
mod auth;
pub mod backup;
mod clock;
pub mod config;
pub mod error;
mod files;
mod handlers;
mod keys;
mod metrics;
mod openapi;
pub mod operator_file;
mod outside;
mod own_certificate;
pub mod package;
mod passwords;
mod pieces;
mod publish;
mod range;
mod server;
mod settings;
mod sight;
mod state;
mod store;
mod tls;
mod wakes;
mod web;

pub use config::Config;
pub use server::{Ended, Server};
pub use web::set_up_link::write as write_set_up_link;
