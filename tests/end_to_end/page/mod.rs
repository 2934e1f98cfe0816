//! The server's web page, as a browser without scripts sees it.

mod access;
mod accounts;
mod activity;
mod guard;
mod live;
mod publish;
mod restore;
mod set_up;
mod system;
mod versions;
