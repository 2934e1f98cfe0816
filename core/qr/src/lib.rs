//! QR codes: made for the host's screen ([`QrModules`]), read from the guest's camera
//! ([`Scanner`]).
//!
//! Pictures go in as borrowed luma planes ([`Luma`]) and payloads come out as exact bytes
//! ([`Found`]); what the bytes mean is not known here.

mod encode;
mod error;
mod scan;

pub use encode::{Ground, Level, QrModules};
pub use error::QrError;
pub use scan::{Ended, Found, Luma, Mode, Part, Rotation, Scan, ScanOptions, Scanner};

/// Light modules that a code needs around itself, on each side.
const QUIET_ZONE: usize = 4;

#[cfg(test)]
mod noise;
#[cfg(test)]
mod tests;
