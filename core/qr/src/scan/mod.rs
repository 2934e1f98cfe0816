//! Reading codes from a camera's frames and from photographs.
//!
//! A picture is looked at in several sizes ([`layers`]). In each, [`threshold`] tells dark from
//! light, [`finder`] looks for finder patterns along sampled rows ([`runs`]), [`triple`] puts
//! three together, and [`reader`] reads: [`fit`] lays a [`grid`] over all that is known of a code
//! of that version ([`symbol`], [`align`]), [`mesh`] follows bends, [`sample`] measures the modules, [`soft`]
//! and [`equalize`] make them dark or light, [`mod@format`], [`codewords`] and [`reed_solomon`] turn
//! them into data, and [`content`] into text. What resists goes to [`fallback`]. [`pure`] is for pictures
//! that are nothing but a code.

#![expect(clippy::many_single_char_names, reason = "places and weights, as the formulas name them")]

mod align;
mod clock;
mod codewords;
mod content;
mod equalize;
mod fallback;
mod finder;
mod fit;
mod format;
mod found;
mod geometry;
mod grid;
mod layers;
mod luma;
mod mesh;
mod options;
mod plane;
mod pure;
mod reader;
mod reed_solomon;
mod runs;
mod sample;
mod scanner;
mod soft;
mod symbol;
mod threshold;
mod triple;
mod view;

pub use clock::Ended;
pub use found::{Found, Part};
pub use luma::{Luma, Rotation};
pub use options::{Mode, Scan, ScanOptions};
pub use scanner::Scanner;
