//! *Activity*: who did what and when, in every project of the server.

pub mod csv;
pub mod list;
mod search;
mod words;
