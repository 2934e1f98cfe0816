//! Making codes: from bytes to modules, and from modules to pictures.

mod line;
mod mask;
mod modules;
mod png;
mod segments;
mod svg;
mod terminal;

pub use modules::{Level, QrModules};
pub use terminal::Ground;
