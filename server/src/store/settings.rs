//! What was chosen on the web page.

use innkey_protocol::{ErrorCode, UnixTime};

use super::Store;
use crate::{error::Result, settings::Chosen};

const CHOSEN: &str = "SELECT value FROM settings WHERE name = 'chosen'";

impl Store {
    /// What was chosen; nothing before anything was.
    ///
    /// # Errors
    /// When the database fails or is damaged.
    pub async fn chosen(&self) -> Result<Chosen> {
        read(sqlx::query_scalar(CHOSEN).fetch_optional(&self.pool).await?)
    }

    /// Keeps what was chosen, unless it was changed since `seen` ([`Chosen::mark`]) was shown.
    ///
    /// # Errors
    /// [`ErrorCode::ChangedMeanwhile`], or when the database fails.
    pub async fn choose(&self, seen: String, chosen: Chosen, now: UnixTime) -> Result<()> {
        self.write(now, move |db| {
            Box::pin(async move {
                let before = read(sqlx::query_scalar(CHOSEN).fetch_optional(&mut *db).await?)?;
                if before.mark() != seen {
                    return Err(ErrorCode::ChangedMeanwhile.into());
                }
                let query = sqlx::query(
                    "INSERT INTO settings (name, value) VALUES ('chosen', $1) \
                     ON CONFLICT (name) DO UPDATE SET value = $1",
                );
                query.bind(serde_json::to_string(&chosen)?).execute(db).await?;
                Ok(())
            })
        })
        .await
    }
}

fn read(kept: Option<String>) -> Result<Chosen> {
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}
