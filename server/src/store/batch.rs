//! Many changes of customers at once: all of them, or none.

use innkey_protocol::{
    ErrorCode,
    api::{
        customers::{BatchChange, BatchDone},
        sign_in::Role,
    },
};

use super::{
    Store, accounts,
    changes::Topic,
    customer_edits::{self, AddCustomer},
    doing::Doing,
};
use crate::error::Result;

impl Store {
    /// Does all changes, in their order, in one transaction.
    ///
    /// # Errors
    /// As the single changes; which one it was is in the detail, counted from 1. Nothing is changed then.
    pub async fn batch(&self, changes: Vec<BatchChange>, doing: Doing) -> Result<BatchDone> {
        self.change_if(doing.project, Topic::Accounts, doing.now, move |db| {
            Box::pin(async move {
                let mut done = BatchDone::default();
                for (change, number) in changes.into_iter().zip(1..) {
                    let one = one(db, change, &doing, &mut done).await;
                    one.map_err(|error| error.of_change(number))?;
                }
                Ok((done, done != BatchDone::default()))
            })
        })
        .await
    }
}

async fn one(
    db: &mut sqlx::AnyConnection,
    change: BatchChange,
    doing: &Doing,
    done: &mut BatchDone,
) -> Result<()> {
    match change {
        BatchChange::Add { id, new } => {
            let (settings, source) = (new.settings, new.source);
            let add = AddCustomer { id, settings, code: None, login: None, source };
            done.added += u32::from(customer_edits::insert(db, add, doing).await?);
        }
        BatchChange::Edit { id, edit } => {
            if customer_edits::update(db, id, &edit, None, doing).await? {
                mark(db, id, doing).await?;
                done.changed += 1;
            }
        }
        BatchChange::Remove { id } => {
            let (project, by, now) = (doing.project, doing.by.clone(), doing.now);
            match accounts::remove(db, project, id, Some(Role::Customer), by, now).await {
                Err(error) if error.is(ErrorCode::AccountNotFound) => {}
                removed => {
                    removed?;
                    done.removed += 1;
                }
            }
        }
    }
    Ok(())
}

/// Marks the customer as changed by the revision that the batch will have.
async fn mark(
    db: &mut sqlx::AnyConnection,
    id: innkey_protocol::AccountId,
    doing: &Doing,
) -> Result<()> {
    let query = sqlx::query(
        "UPDATE accounts SET revision = (SELECT revision + 1 FROM projects WHERE id = $2) \
         WHERE id = $1",
    );
    query.bind(id.to_string()).bind(doing.project.to_string()).execute(db).await?;
    Ok(())
}
