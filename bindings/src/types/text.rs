//! What travels as a text, or as a time: ids, codes, zones.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use data_encoding::HEXUPPER_PERMISSIVE;
use innkey_core::LocalId;
use innkey_protocol::{
    AccountId, ActivityId, Code, CodeId, DeviceId, GroupId, Host as HostName, ProjectId, TimeOfDay,
    UnixTime, Zone,
    link::{Pin as Fingerprint, fingerprint},
};

use crate::InnkeyError;

macro_rules! as_text {
    ($($name:ident),*) => {
        $(uniffi::custom_type!($name, String, {
            remote,
            lower: |value| value.to_string(),
            try_lift: |text| text.parse::<$name>().map_err(|_| {
                let what = concat!("This is no ", stringify!($name), ": take one that Innkey gave.");
                InnkeyError::invalid(what).into()
            }),
        });)*
    };
}
as_text!(
    AccountId, ActivityId, Code, CodeId, DeviceId, GroupId, HostName, LocalId, ProjectId,
    TimeOfDay, Zone
);

uniffi::custom_type!(Fingerprint, String, {
    remote,
    lower: |pin| fingerprint(&pin),
    try_lift: |text| {
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect();
        let bytes = HEXUPPER_PERMISSIVE.decode(bare.as_bytes()).ok();
        bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| {
            InnkeyError::invalid("A fingerprint has 64 hexadecimal digits: compare it.").into()
        })
    },
});

/// First and last second of the years that calendars on phones know: 1 to 9999.
const YEARS: (i64, i64) = (-62_135_596_800, 253_402_300_799);

uniffi::custom_type!(UnixTime, SystemTime, {
    remote,
    lower: |time| {
        let seconds = time.0.clamp(YEARS.0, YEARS.1);
        let distance = Duration::from_secs(seconds.unsigned_abs());
        if seconds < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance }
    },
    try_lift: |time| Ok(UnixTime(match time.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_secs() as i64,
        // Part of a second before is the second before.
        Err(before) => -(before.duration().as_secs_f64().ceil() as i64),
    })),
});
