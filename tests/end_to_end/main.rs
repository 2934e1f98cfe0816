//! The story and its promises, from the outside: a real server process, real TLS, real phones.
//!
//! Every test has a server and folders of its own. The server's clock is turned by a file; nothing sleeps for
//! what a clock can tell.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod harness;

mod activity;
mod addresses;
mod backup;
mod batches;
mod chunk_kills;
mod codes;
mod command_line;
mod components;
mod configurator;
mod devices;
mod disks;
mod download_kills;
mod downloads;
mod edges;
mod faults;
mod finding;
mod forgetting;
mod hostile_packages;
mod import;
mod live;
mod metrics;
mod migrations;
mod model;
mod nearby;
mod page;
mod rights;
mod rights_on_disk;
mod routes;
mod scan;
mod server;
mod server_kills;
mod settings;
mod static_hosts;
mod story;
mod thousand;
mod trust;
mod updates;
