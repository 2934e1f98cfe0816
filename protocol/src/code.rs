//! The one-time code: eight characters of Crockford base32, shown as `XXXX-XXXX`.
//!
//! Alphabet and forgiveness: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::{Zeroize, ZeroizeOnDrop};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters in a code.
pub const CODE_LENGTH: usize = 8;

/// A one-time code: 40 bits. Wiped when dropped, redacted when debugged; `Display` shows it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Code([u8; CODE_LENGTH]);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Too few or too many characters; spaces and hyphens do not count.
    #[error(
        "a code has {CODE_LENGTH} characters, this has {0}: look at the message from your host again"
    )]
    Length(usize),
    /// A character that no code has.
    #[error("{0:?} is in no code: look at the message from your host again")]
    Character(char),
}

impl Code {
    /// The code of 40 random bits. They must come from a cryptographic random number generator.
    pub fn from_bits(bits: [u8; 5]) -> Self {
        let mut rest = bits.iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
        let mut characters = [0; CODE_LENGTH];
        for character in characters.iter_mut().rev() {
            *character = ALPHABET[(rest & 31) as usize];
            rest >>= 5;
        }
        Self(characters)
    }

    /// Its 40 bits.
    pub fn to_bits(&self) -> [u8; 5] {
        let value = self.0.iter().fold(0_u64, |value, character| {
            (value << 5) | ALPHABET.iter().position(|known| known == character).unwrap_or(0) as u64
        });
        let mut bits = [0; 5];
        bits.copy_from_slice(&value.to_be_bytes()[3..]);
        bits
    }
}

impl FromStr for Code {
    type Err = CodeError;

    /// Reads a typed code: case, spaces and hyphens do not matter, O is 0, I and L are 1.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut characters = [0; CODE_LENGTH];
        let mut length = 0;
        for typed in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–'))
        {
            let meant = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !meant.is_ascii() || !ALPHABET.contains(&(meant as u8)) {
                return Err(CodeError::Character(typed));
            }
            if let Some(place) = characters.get_mut(length) {
                *place = meant as u8;
            }
            length += 1;
        }
        if length == CODE_LENGTH { Ok(Self(characters)) } else { Err(CodeError::Length(length)) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.iter().enumerate() {
            if place == CODE_LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Secretive(String::deserialize(deserializer)?);
        text.0.parse().map_err(|_: CodeError| D::Error::custom("this is no one-time code"))
    }
}

/// Wipes the text a code was read from.
#[derive(Zeroize, ZeroizeOnDrop)]
struct Secretive(String);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn is_shown_in_two_groups_of_four() {
        assert_eq!(Code::from_bits([0; 5]).to_string(), "0000-0000");
        assert_eq!(Code::from_bits([255; 5]).to_string(), "ZZZZ-ZZZZ");
        assert_eq!(format!("{:?}", Code::from_bits([1; 5])), "Code(…)");
    }

    #[test]
    fn typed_input_is_forgiven() {
        let code: Code = "01AB-1C0D".parse().unwrap();
        for typed in ["o1ab-lcod", " 0IAB 1C0D ", "01ab1c0d", "0-1-a-b-1-c-0-d", "01AB – 1C0D"] {
            assert_eq!(typed.parse::<Code>(), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_the_reason() {
        assert_eq!("1234-567".parse::<Code>(), Err(CodeError::Length(7)));
        assert_eq!("1234-56789".parse::<Code>(), Err(CodeError::Length(9)));
        assert_eq!("".parse::<Code>(), Err(CodeError::Length(0)));
        assert_eq!("1234-567U".parse::<Code>(), Err(CodeError::Character('U')));
        assert_eq!("1234-567é".parse::<Code>(), Err(CodeError::Character('é')));
    }

    proptest! {
        #[test]
        fn bits_survive_text(bits: [u8; 5]) {
            let code = Code::from_bits(bits);
            prop_assert_eq!(code.to_bits(), bits);
            let again: Code = code.to_string().to_lowercase().parse().unwrap();
            prop_assert_eq!(again.to_bits(), bits);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = text.parse::<Code>();
        }
    }
}
