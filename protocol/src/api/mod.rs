//! The HTTP interface: routes, requests and answers, all JSON.
//!
//! Unknown fields are ignored on both sides, so that either may be newer. Credentials travel as
//! `Authorization: Bearer` with a [`crate::token::Token`] as text.

pub mod activity;
pub mod customers;
pub mod devices;
pub mod events;
pub mod groups;
pub mod operator;
pub mod packs;
pub mod routes;
pub mod server;
pub mod sign_in;

/// Largest JSON request body, in bytes.
pub const MAX_REQUEST: usize = 64 * 1024;
/// Largest body of a [`customers::Batch`], in bytes.
pub const MAX_BATCH_REQUEST: usize = 8 * 1024 * 1024;
/// Largest JSON answer that a client reads, in bytes.
pub const MAX_ANSWER: usize = 32 * 1024 * 1024;
/// Longest name of a person or device, in characters.
pub const MAX_NAME: usize = 100;
/// Longest password, in bytes; longer ones only cost time.
pub const MAX_PASSWORD: usize = 1024;
/// Shortest password, in characters.
pub const MIN_PASSWORD: usize = 8;
