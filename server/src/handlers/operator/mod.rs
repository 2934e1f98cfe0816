//! What the operator may do.

pub mod accounts;
pub mod projects;
