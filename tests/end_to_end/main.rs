//! The story and its promises, from the outside: a real server process, real TLS, real phones.
//!
//! Every test has a server and folders of its own. The server's clock is turned by a file; nothing sleeps for
//! what a clock can tell.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod harness;

mod addresses;
mod codes;
mod command_line;
mod configurator;
mod download_kills;
mod hostile_packages;
mod migrations;
mod model;
mod nearby;
mod rights;
mod routes;
mod server;
mod server_kills;
mod story;
mod thousand;
mod trust;
mod updates;
