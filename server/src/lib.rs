//! The building's server as a library.
//!
//! [`Server::open`] reads or makes everything in its data folder and listens, [`Server::run`] serves it over
//! TLS. The `innkey` binary is a thin main around it.

mod announce;
mod app;
mod attempts;
mod auth;
mod clock;
pub mod config;
pub mod error;
mod files;
mod handlers;
mod keys;
mod metrics;
mod openapi;
pub mod operator_file;
pub mod package;
mod passwords;
mod pieces;
mod publish;
mod range;
mod server;
mod sight;
mod state;
mod store;
mod tls;

pub use config::Config;
pub use server::Server;
