//! From a file to the server: plans an import against what is there, and carries it out.

use innkey_protocol::{GroupId, api::customers::BatchDone};

use super::{Feed, Place, Plan, customers_to_csv, plan, read};
use crate::{Customers, Result};

/// Where bookings come from.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the calendar or table is called, the same each time: [`Feed::name`].
    pub feed: String,
    /// As [`Place::group`].
    pub group: Option<GroupId>,
    /// As [`Place::closed_are_bookings`].
    pub closed_are_bookings: bool,
}

impl Customers {
    /// Reads a table or calendar and says what it would change. Nothing is done yet.
    ///
    /// # Errors
    /// As [`read`], and as [`Customers`] says.
    pub async fn plan_import(&self, bytes: &[u8], options: &Options) -> Result<Plan> {
        let list = self.list().await?;
        let groups = self.project().groups().list().await?;
        let place = Place {
            zone: &list.time_zone,
            groups: &groups,
            group: options.group,
            closed_are_bookings: options.closed_are_bookings,
        };
        let feed = Feed { project: self.project().info().await?.project, name: &options.feed };
        let bookings = read(bytes, &place)?;
        Ok(plan(&bookings, &list.customers, feed, &place, list.server_time))
    }

    /// Does what a plan says, whether or not it [`Plan::is_writable`]; rows that are wrong are left out.
    ///
    /// # Errors
    /// As [`Customers::apply`]; doing it again changes nothing more.
    pub async fn carry_out(&self, plan: &Plan) -> Result<BatchDone> {
        let mut all = BatchDone::default();
        for batch in plan.batches() {
            let done = self.apply(&batch).await?;
            all.added += done.added;
            all.changed += done.changed;
            all.removed += done.removed;
        }
        Ok(all)
    }

    /// All customers as a table that [`Customers::plan_import`] reads again: [`customers_to_csv`].
    ///
    /// # Errors
    /// As [`Customers`] says.
    pub async fn to_csv(&self) -> Result<String> {
        let list = self.list().await?;
        let groups = self.project().groups().list().await?;
        Ok(customers_to_csv(&list.customers, &groups, &list.time_zone))
    }
}
