//! A building with a server, a host and phones.

mod browser;
mod building;
mod door;
mod fault;
mod files;
mod phone;
mod process;
mod project;
mod random;
mod raw;
mod stream;
mod wait;

pub mod secrets;

pub use browser::{Browser, PAGE_PASSWORD, Part, Shown, path_of};
pub use building::{Building, HOUR, PASSWORD, live_code, only};
pub use door::Door;
pub use fault::Fault;
pub use files::{content, files, holds};
pub use phone::{Impatient, MemorySecrets, Phone};
pub use process::{Ran, ServerProcess, command, innkey, innkey_with_input};
pub use project::{write_film, write_project, write_project_with_id};
pub use random::Random;
pub use raw::{Raw, bearer};
pub use stream::Stream;
pub use wait::in_time;
