//! A thousand devices with the same code at once.

use std::sync::Arc;

use innkey_core::net::Connection;
use innkey_protocol::{Code, ErrorCode, SessionToken, api::sign_in::SignedIn};
use tokio::{sync::Barrier, task::JoinSet};

use crate::{
    codes::{reason, sign_in},
    harness::Building,
};

const ROUNDS: u64 = 20;
const AT_ONCE: u64 = 1000;

/// The token of the device that won; all others heard that the code was used.
async fn winner(
    building: &Building,
    connections: &[Arc<Connection>],
    round: u64,
    code: &Code,
) -> SessionToken {
    let start = Arc::new(Barrier::new(AT_ONCE as usize));
    let mut devices = JoinSet::new();
    for number in 0..AT_ONCE {
        let mut token = [0; 32];
        token[..8].copy_from_slice(&(round * AT_ONCE + number).to_be_bytes());
        let request = sign_in(building.project, code, token);
        let connection = Arc::clone(&connections[number as usize % connections.len()]);
        let start = Arc::clone(&start);
        devices.spawn(async move {
            start.wait().await;
            (token, connection.json::<SignedIn>(&request).await)
        });
    }
    let mut won = Vec::new();
    for (token, answer) in devices.join_all().await {
        match answer {
            Ok(_) => won.push(SessionToken::from_bytes(token)),
            lost => assert_eq!(reason(lost), ErrorCode::CodeUsed),
        }
    }
    assert_eq!(won.len(), 1, "round {round}");
    won.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_thousand_at_once_exactly_one_wins_every_time() {
    let building = Building::new().await;
    let connections: Vec<_> = (0..10).map(|_| Arc::new(building.server.connection())).collect();
    for round in 0..ROUNDS {
        let (customer, code) = building.invite("Maria").await;
        let token = winner(&building, &connections, round, &code).await;
        assert_eq!(building.listed(&customer).await.devices, 1);
        let path = innkey_protocol::api::routes::session(building.project);
        let session = innkey_core::net::Request::get(path).bearer(&token);
        let signed_in: SignedIn = building.server.connection().json(&session).await.unwrap();
        assert_eq!(signed_in.account.id, customer.id, "who won is in");
    }
}
