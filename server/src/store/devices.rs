//! The signed-in devices of an account, as hosts and guests see them.

use innkey_protocol::{
    AccountId, DeviceId, ErrorCode,
    api::{
        activity::{ActivityKind, Party},
        devices::Device,
    },
};
use sqlx::{Row, any::AnyRow};

use super::{Store, changes::Topic, doing::Doing, rows::time, sessions::age_limits};
use crate::error::{Error, Result};

/// Hexadecimal digits of a session's key that name its device.
const NAMED_BY: usize = 32;

/// The device of the session `key`.
///
/// # Errors
/// When it is no such key.
pub fn device_id(key: &str) -> Result<DeviceId> {
    let name = key.get(..NAMED_BY).unwrap_or_default();
    let bytes = data_encoding::HEXLOWER.decode(name.as_bytes()).map_err(Error::internal)?;
    let bytes = bytes.try_into().map_err(|_| Error::internal("a session's key is too short"))?;
    Ok(DeviceId::from_bytes(bytes))
}

fn device(row: &AnyRow, asking: Option<&str>) -> Result<Device> {
    let key: &str = row.try_get("token")?;
    Ok(Device {
        id: device_id(key)?,
        name: row.try_get("device")?,
        since: time(row, "created_at")?,
        last_seen: time(row, "last_seen")?,
        this: asking == Some(key),
    })
}

impl Store {
    /// The devices of an account, the one signed in last at the front; `asking` is the session that asks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn devices(
        &self,
        account: AccountId,
        asking: Option<&str>,
        now: innkey_protocol::UnixTime,
    ) -> Result<Vec<Device>> {
        let (unseen, oldest) = age_limits(now);
        let query = sqlx::query(
            "SELECT token, device, created_at, last_seen FROM sessions WHERE account = $1 \
             AND last_seen > $2 AND created_at > $3 ORDER BY created_at DESC, token",
        );
        let query = query.bind(account.to_string()).bind(unseen.0).bind(oldest.0);
        query.fetch_all(&self.pool).await?.iter().map(|row| device(row, asking)).collect()
    }

    /// Signs a device of an account out, or without one all of them.
    ///
    /// # Errors
    /// [`ErrorCode::DeviceNotFound`], or when the database fails.
    pub async fn end_devices(
        &self,
        account: AccountId,
        about: Party,
        device: Option<DeviceId>,
        doing: Doing,
    ) -> Result<()> {
        self.change(doing.project, Topic::Devices(account), doing.now, move |db| {
            Box::pin(async move {
                let key = device.map(|device| data_encoding::HEXLOWER.encode(device.as_bytes()));
                let query = sqlx::query(
                    "DELETE FROM sessions WHERE account = $1 \
                     AND (CAST($2 AS TEXT) IS NULL OR substr(token, 1, 32) = $2)",
                );
                let query = query.bind(account.to_string()).bind(key);
                let ended = query.execute(&mut *db).await?.rows_affected();
                if ended == 0 && device.is_some() {
                    return Err(ErrorCode::DeviceNotFound.into());
                }
                doing.entry(ActivityKind::DevicesSignedOut).about(about).note(db).await
            })
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use innkey_protocol::SessionToken;

    use super::*;
    use crate::keys::session_key;

    #[test]
    fn a_device_is_named_by_half_of_its_key() {
        let key = session_key(&SessionToken::from_bytes([7; 32]));
        let id = device_id(&key).unwrap();
        assert_eq!(data_encoding::HEXLOWER.encode(id.as_bytes()), key[..32]);
        assert!(device_id("abc").is_err());
    }
}
