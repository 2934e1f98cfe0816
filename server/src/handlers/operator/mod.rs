//! What the operator may do.

pub mod accounts;
pub mod backup;
pub mod page;
pub mod projects;
