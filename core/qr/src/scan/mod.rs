//! Reading codes from a camera's frames and from photographs.

mod binarize;
mod detect;
mod fallback;
mod found;
mod luma;
mod plane;
mod pyramid;
mod scanner;

pub use found::Found;
pub use luma::Luma;
pub use scanner::Scanner;
