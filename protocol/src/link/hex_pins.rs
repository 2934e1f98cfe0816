//! A server's two pins as hexadecimal text, for `#[serde(with = "hex_pins")]`.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::Pin;

/// Writes the pins.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<S: Serializer>(pins: &[Pin; 2], serializer: S) -> Result<S::Ok, S::Error> {
    pins.map(|pin| HEXLOWER.encode(&pin)).serialize(serializer)
}

/// Reads the pins.
///
/// # Errors
/// When they are not two of 32 bytes each.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Pin; 2], D::Error> {
    let pin = |text: &String| {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(D::Error::custom)?;
        bytes.try_into().map_err(|_| D::Error::custom("a pin has 32 bytes"))
    };
    let texts = <[String; 2]>::deserialize(deserializer)?;
    Ok([pin(&texts[0])?, pin(&texts[1])?])
}
