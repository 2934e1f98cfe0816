//! Many changes at once.

use serde::{Deserialize, Serialize};

use super::{CustomerEdit, NewCustomer};
use crate::AccountId;

/// Most changes in a [`Batch`].
pub const MAX_BATCH: usize = 5_000;

/// Many changes of customers, done all or not at all: body of POST [`crate::api::routes::CUSTOMERS_BATCH`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Batch {
    /// At most [`MAX_BATCH`], in this order.
    pub changes: Vec<BatchChange>,
}

/// One of them. Neither makes codes nor sets passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum BatchChange {
    /// As PUT [`crate::api::routes::CUSTOMER`]; one that is there already stays as it is.
    Add {
        /// Made by the app.
        id: AccountId,
        /// The customer.
        #[serde(flatten)]
        new: NewCustomer,
    },
    /// As PATCH [`crate::api::routes::CUSTOMER`].
    Edit {
        /// The customer.
        id: AccountId,
        /// What changes.
        #[serde(flatten)]
        edit: CustomerEdit,
    },
    /// As DELETE [`crate::api::routes::CUSTOMER`]; one that is gone already is no mistake.
    Remove {
        /// The customer.
        id: AccountId,
    },
}

/// Answer to a [`Batch`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BatchDone {
    /// Customers that were added.
    pub added: u32,
    /// Customers that were changed.
    pub changed: u32,
    /// Customers that were removed.
    pub removed: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_travels() {
        let id = AccountId::new();
        let json = format!(
            r#"{{"changes":[{{"do":"add","id":"{id}","name":"Bea","more":1}},{{"do":"edit","id":"{id}","group":null}},{{"do":"remove","id":"{id}"}}]}}"#
        );
        let batch: Batch = serde_json::from_str(&json).unwrap();
        let BatchChange::Edit { edit, .. } = &batch.changes[1] else { panic!("{batch:?}") };
        assert_eq!(edit.group, Some(None));
        let again: Batch = serde_json::from_str(&serde_json::to_string(&batch).unwrap()).unwrap();
        assert_eq!(again, batch);
    }
}
