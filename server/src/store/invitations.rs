//! What becomes of an invitation: code, link, first download.

use innkey_protocol::{AccountId, api::activity::ActivityKind};

use super::{
    Store,
    changes::Topic,
    codes::{self, IssueCode},
    customer_edits::customer_in,
    doing::{Doing, customer_party},
    sessions,
};
use crate::error::Result;

impl Store {
    /// Issues a code in place of the last; the same id again changes nothing.
    ///
    /// # Errors
    /// `account_not_found`, `id_taken`, `code_taken`, or when the database fails.
    pub async fn renew_code(
        &self,
        account: AccountId,
        code: IssueCode,
        doing: Doing,
    ) -> Result<()> {
        self.change_if(doing.project, Topic::Customers, doing.now, move |db| {
            Box::pin(async move {
                let name = customer_in(db, &doing, account).await?;
                let issued = codes::issue(db, account, &name, code, &doing).await?;
                Ok(((), issued))
            })
        })
        .await
    }

    /// Takes back all that was handed out: the live code, the share link, the signed-in devices.
    ///
    /// # Errors
    /// `account_not_found`, or when the database fails.
    pub async fn revoke_customer(&self, account: AccountId, doing: Doing) -> Result<()> {
        self.change(doing.project, Topic::Devices(account), doing.now, move |db| {
            Box::pin(async move {
                let name = customer_in(db, &doing, account).await?;
                codes::revoke(db, account, doing.now).await?;
                sessions::end_all(db, account).await?;
                let query =
                    sqlx::query("UPDATE accounts SET link_epoch = link_epoch + 1 WHERE id = $1");
                query.bind(account.to_string()).execute(&mut *db).await?;
                let about = customer_party(account, name);
                doing.entry(ActivityKind::CustomerRevoked).about(about).note(db).await
            })
        })
        .await
    }

    /// Notes that the share link was handed over.
    ///
    /// # Errors
    /// `account_not_found`, or when the database fails.
    pub async fn note_shared(&self, account: AccountId, doing: Doing) -> Result<()> {
        self.change(doing.project, Topic::Customers, doing.now, move |db| {
            Box::pin(async move {
                let name = customer_in(db, &doing, account).await?;
                let query = sqlx::query("UPDATE accounts SET shared_at = $2 WHERE id = $1");
                query.bind(account.to_string()).bind(doing.now.0).execute(&mut *db).await?;
                let about = customer_party(account, name);
                doing.entry(ActivityKind::LinkShared).about(about).note(db).await
            })
        })
        .await
    }

    /// Notes that a device of the account, or the holder of its link, has the whole project.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_installed(&self, account: AccountId, doing: Doing) -> Result<()> {
        self.change(doing.project, Topic::Customers, doing.now, move |db| {
            Box::pin(async move {
                let query = sqlx::query(
                    "UPDATE accounts SET downloaded_at = COALESCE(downloaded_at, $2) WHERE id = $1",
                );
                query.bind(account.to_string()).bind(doing.now.0).execute(&mut *db).await?;
                doing.entry(ActivityKind::Downloaded).note(db).await
            })
        })
        .await
    }
}
