//! The server killed at any moment: what it acknowledged stays.

use std::sync::Arc;

use innkey_core::{Draft, ErrorKind, net::Request};
use innkey_protocol::{
    ErrorCode, SessionToken, Stay,
    api::{
        routes,
        sign_in::{Method, SignIn, SignedIn},
    },
    rules::CodeState,
};
use tokio::sync::mpsc;

use crate::harness::{Building, HOUR};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_kill() {
    const WRITERS: usize = 8;
    let mut building = Building::new().await;
    for round in 1..=3 {
        let (acknowledged, mut heard) = mpsc::unbounded_channel();
        let customers = Arc::new(building.customers());
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (customers, acknowledged) = (Arc::clone(&customers), acknowledged.clone());
                tokio::spawn(async move {
                    loop {
                        let mut draft = Draft::new("", Stay::default(), true).unwrap();
                        match customers.create(&mut draft).await {
                            Ok(customer) => acknowledged.send(customer).unwrap(),
                            Err(_) => break,
                        }
                    }
                })
            })
            .collect();
        drop(acknowledged);
        let mut expected = Vec::new();
        while expected.len() < 20 * round {
            expected.push(heard.recv().await.unwrap());
        }
        building.server.kill();
        for writer in writers {
            writer.await.unwrap();
        }
        while let Some(customer) = heard.recv().await {
            expected.push(customer);
        }
        building.server.start_again();
        let list = building.customers().list().await.unwrap().customers;
        for customer in expected {
            let kept = list.iter().find(|kept| kept.id == customer.id);
            let kept = kept.unwrap_or_else(|| panic!("lost in round {round}: {}", customer.id));
            assert_eq!(kept.code, customer.code);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_code_stays_used_after_a_kill() {
    let mut building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&code).await.unwrap();
    building.server.kill();
    building.server.start_again();
    assert_eq!(building.listed(&customer).await.code.unwrap().state, CodeState::Used);
    assert_eq!(guest.project.account().await.unwrap().account.id, customer.id);
    let body = SignIn {
        method: Method::Code { code },
        token: SessionToken::from_bytes([9; 32]),
        device: "Other".into(),
        name: None,
    };
    let request = Request::post(routes::sessions(building.project)).json(&body).unwrap();
    assert!(building.server.connection().json::<SignedIn>(&request).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_power_cut_that_turns_the_clock_back_revives_no_stay() {
    let mut building = Building::new().await;
    let now = building.customers().list().await.unwrap().server_time;
    let stay = Stay { from: None, until: Some(now.plus(HOUR)) };
    let (customer, code) = building.invite_for("Maria", stay).await;
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&code).await.unwrap();
    let ended = ErrorKind::Refused(ErrorCode::StayEnded);
    // Nobody writes at the later time: it was only looked at.
    building.server.turn_clock(2 * HOUR);
    assert_eq!(guest.project.account().await.unwrap_err().kind(), ended);
    building.server.kill();
    building.server.turn_clock(0);
    building.server.start_again();
    assert_eq!(guest.project.account().await.unwrap_err().kind(), ended);
}
