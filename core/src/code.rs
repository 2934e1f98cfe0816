//! Makes one-time codes.

use innkey_protocol::{Code, CodeId, api::customers::NewCode};
use zeroize::Zeroizing;

use crate::{Result, random};

/// A new one-time code from the operating system's generator.
///
/// # Errors
/// When the operating system gives no random numbers.
pub fn new_code() -> Result<Code> {
    let mut bits = Zeroizing::new([0; 5]);
    random::fill(&mut *bits)?;
    Ok(Code::from_bits(*bits))
}

/// A new code with its identifier, ready to be sent.
pub(crate) fn issue() -> Result<NewCode> {
    Ok(NewCode { id: CodeId::new(), code: new_code()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_codes_differ() {
        assert!(new_code().unwrap() != new_code().unwrap());
    }
}
