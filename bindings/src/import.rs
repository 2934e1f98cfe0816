//! Customers out of tables and calendars, and tables out of customers.

use std::sync::Arc;

use innkey_core::import::{Options, Plan, activity_to_csv, fetch};
use innkey_protocol::api::{activity::Activity, customers::BatchDone};

use crate::{
    Customers, InnkeyError,
    types::{ImportLine, ImportOptions},
};

/// What an import would change. Nothing is done yet.
#[derive(uniffi::Object)]
pub struct ImportPlan {
    plan: Arc<Plan>,
}

#[uniffi::export]
impl ImportPlan {
    /// What comes of each row, in the file's order, then of what is not in it any more.
    pub fn lines(&self) -> Vec<ImportLine> {
        self.plan.lines.iter().map(ImportLine::from).collect()
    }

    /// What is worth knowing about the file as a whole, as English sentences.
    pub fn remarks(&self) -> Vec<String> {
        self.plan.remarks.clone()
    }

    /// How many changes it makes.
    pub fn changes(&self) -> u32 {
        self.plan.changes.len() as u32
    }

    /// How many rows are wrong; they are left out.
    pub fn wrong(&self) -> u32 {
        self.plan.wrong() as u32
    }
}

#[uniffi::export]
impl Customers {
    /// Reads a table (CSV) or a booking portal's calendar (iCalendar) and says what it would change.
    ///
    /// Fails with `Invalid` for what is neither.
    pub async fn plan_import(
        &self,
        file: Vec<u8>,
        options: ImportOptions,
    ) -> Result<Arc<ImportPlan>, InnkeyError> {
        let customers = self.project.customers();
        let options = Options::from(options);
        let plan = self.host.run(async move { customers.plan_import(&file, &options).await });
        Ok(Arc::new(ImportPlan { plan: Arc::new(plan.await?) }))
    }

    /// Does what a plan says; doing it again changes nothing more.
    pub async fn carry_out(&self, plan: Arc<ImportPlan>) -> Result<BatchDone, InnkeyError> {
        let (customers, plan) = (self.project.customers(), Arc::clone(&plan.plan));
        self.host.run(async move { customers.carry_out(&plan).await }).await
    }

    /// The calendar or table at an address, over HTTPS or in the building's own network.
    pub async fn fetch_import(&self, address: String) -> Result<Vec<u8>, InnkeyError> {
        self.host.run(async move { fetch(&address).await }).await
    }

    /// All customers as a table (CSV, UTF-8) that `planImport` reads again. No code is in it.
    pub async fn export_csv(&self) -> Result<String, InnkeyError> {
        let customers = self.project.customers();
        self.host.run(async move { customers.to_csv().await }).await
    }

    /// These entries of `activity` as a table (CSV, UTF-8), with times on the building's clocks.
    pub async fn activity_csv(&self, entries: Vec<Activity>) -> Result<String, InnkeyError> {
        let project = self.project.clone();
        self.host
            .run(async move {
                let zone = project.time_zone().await?;
                Ok::<_, innkey_core::Error>(activity_to_csv(&entries, &zone))
            })
            .await
    }
}
