//! A plan's changes, in portions that a server takes.

use innkey_protocol::api::{
    MAX_BATCH_REQUEST,
    customers::{Batch, BatchChange, MAX_BATCH},
};

use super::Plan;

/// What a batch has about its changes, and between them.
const AROUND: usize = 64;

impl Plan {
    /// The changes, each batch done all or not at all. One is enough but for very long notes. Sending one again
    /// after a lost answer changes nothing more.
    pub fn batches(&self) -> Vec<Batch> {
        portions(&self.changes, MAX_BATCH, MAX_BATCH_REQUEST - AROUND)
    }
}

fn portions(changes: &[BatchChange], most: usize, bytes: usize) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    let mut size = 0;
    for change in changes {
        let length = serde_json::to_vec(change).map_or(0, |json| json.len() + 1);
        match batches.last_mut() {
            Some(batch) if batch.changes.len() < most && size + length <= bytes => {
                batch.changes.push(change.clone());
                size += length;
            }
            _ => {
                batches.push(Batch { changes: vec![change.clone()] });
                size = length;
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use innkey_protocol::AccountId;

    use super::*;

    #[test]
    fn batches_are_as_large_as_a_server_takes() {
        let changes: Vec<_> =
            (0..10).map(|n| BatchChange::Remove { id: AccountId::from_bytes([n; 16]) }).collect();
        let sizes = |most, bytes| -> Vec<usize> {
            portions(&changes, most, bytes).iter().map(|batch| batch.changes.len()).collect()
        };
        assert_eq!(sizes(4, 10_000), [4, 4, 2]);
        let one = serde_json::to_vec(&changes[0]).unwrap().len() + 1;
        assert_eq!(sizes(4, 3 * one), [3, 3, 3, 1]);
        assert_eq!(sizes(4, 1), [1; 10]);
        assert!(portions(&[], 1, 1).is_empty());
    }
}
