//! The server killed at any moment: what it acknowledged stays, what it did not is done or is not.

mod lives;
mod versions;

use std::{sync::Arc, time::Duration};

use innkey_core::{Error, ErrorKind};

use self::{lives::Lives, versions::Versions};
use crate::harness::{Building, Random};

const KILLS: usize = 100;
/// Guests whose hosts and phones write at the same time.
const GUESTS: usize = 6;
/// The longest that a server lives.
const LONGEST: Duration = Duration::from_millis(120);

/// Whether a write was acknowledged. Anything but a lost server is a fault.
fn acknowledged<T>(answer: Result<T, Error>) -> Option<T> {
    match answer {
        Ok(answer) => Some(answer),
        Err(error) => match error.kind() {
            ErrorKind::Offline | ErrorKind::Timeout => None,
            _ => panic!("{error:?}"),
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kills_lose_nothing_and_leave_nothing_half_done() {
    let mut random = Random::new();
    let mut building = Building::new().await;
    let (mut lives, mut versions) = (Lives::default(), Versions::of(&building).await);
    for kill in 0..KILLS {
        let shared = Arc::new(building);
        let mut writers = tokio::task::JoinSet::new();
        for _ in 0..GUESTS {
            let (building, random) = (Arc::clone(&shared), random.fork());
            writers.spawn(lives::write(building, random));
        }
        let publisher = tokio::spawn(versions::write(Arc::clone(&shared), versions, random.fork()));
        tokio::time::sleep(random.moment(LONGEST)).await;
        shared.server.kill_now();
        lives.add(writers.join_all().await);
        versions = publisher.await.unwrap();
        building = Arc::into_inner(shared).unwrap();
        building.server.start_again();
        lives.check(&building, kill).await;
        versions.check(&building, kill).await;
    }
    assert!(lives.len() > KILLS && versions.len() > 3, "little was written");
    building.host.download().await.unwrap();
}
