//! Making codes: from bytes to modules, and from modules to pictures.

mod line;
mod mask;
mod modules;
mod png;
mod segments;
mod svg;
mod terminal;

#[cfg(test)]
mod tests;

pub use modules::{Level, QrModules};
pub use terminal::Ground;
