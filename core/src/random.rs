//! Random numbers of the operating system.

use crate::{Error, Result, secrets::SecretError};

/// Fills `bytes` from the operating system's cryptographic generator.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes)
        .map_err(|error| Error::Secrets(SecretError(format!("no random numbers: {error}"))))
}

/// A number from 0 to 1, for jitter; without random numbers the middle.
pub(crate) fn fraction() -> f64 {
    let mut bytes = [0; 4];
    match fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_ne_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 0.5,
    }
}
