//! Rights given and taken back; who may call what is in [`crate::routes`].

use innkey_core::{Error, ErrorKind, net::Request};
use innkey_protocol::{
    ErrorCode,
    api::{
        operator::{AccountEdit, AccountState},
        routes,
        sign_in::Role,
    },
};

use crate::harness::{Building, HOUR, PASSWORD, Phone};

#[tokio::test(flavor = "multi_thread")]
async fn admin_is_switched_off_at_once_and_on_again() {
    let building = Building::new().await;
    for (role, may) in [(Role::Customer, false), (Role::Admin, true)] {
        let edit = AccountEdit { role: Some(role), ..AccountEdit::default() };
        let path = routes::operator_account(building.project, building.anna.id);
        let request = Request::patch(path).json(&edit).unwrap();
        let _: AccountState = building.operator(request).await;
        assert_eq!(building.customers().list().await.is_ok(), may);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn revoking_takes_code_link_and_devices_away() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let (signed_in, late) =
        (building.guest_phone(&customer).await, building.guest_phone(&customer).await);
    signed_in.sign_in_with(&code).await.unwrap();
    late.download().await.unwrap();
    building.customers().revoke(customer.id).await.unwrap();
    let kind = |error: Error| error.kind();
    let ended = ErrorKind::Refused(ErrorCode::SessionEnded);
    assert_eq!(kind(signed_in.project.account().await.unwrap_err()), ended);
    let revoked = ErrorKind::Refused(ErrorCode::LinkRevoked);
    assert_eq!(kind(late.download().await.unwrap_err()), revoked);
    assert!(late.project.open().await.is_ok(), "what is on the phone is not taken by a link's end");
    // A new link and code bring the customer back.
    let renewed = building.customers().renew(customer.id).await.unwrap();
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&renewed.code.unwrap().code.unwrap()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_by_age() {
    const DAY: i64 = 24 * HOUR;
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let (seldom, often) = (building.guest_phone(&customer).await, &building.host);
    seldom.sign_in_with(&code).await.unwrap();
    let ended = ErrorKind::Refused(ErrorCode::SessionEnded);
    for day in [80, 160, 240, 320] {
        building.server.turn_clock(day * DAY);
        often.project.account().await.unwrap();
    }
    assert_eq!(seldom.project.account().await.unwrap_err().kind(), ended, "unseen for 90 days");
    building.server.turn_clock(365 * DAY);
    assert_eq!(often.project.account().await.unwrap_err().kind(), ended, "a year old");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_customer_is_out() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&code).await.unwrap();
    building.customers().remove(customer.id).await.unwrap();
    assert!(building.customers().list().await.unwrap().customers.is_empty());
    assert!(guest.project.account().await.is_err());
    building.customers().remove(customer.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_user_costs_one_hash_like_a_wrong_password() {
    let mut building = Building::new().await;
    let phone = Phone::with_link(&building.anna_link().await).await;
    for (user, password) in [("anna", "wrong"), ("nobody", "wrong"), ("nobody", PASSWORD), ("", "")]
    {
        phone.sign_in_as(user, password).await.unwrap_err();
    }
    building.server.stop();
    let log = building.server.log();
    let steps = ["hashing a password", "wrong_credentials"];
    let step = |line: &str| steps.into_iter().find(|step| line.contains(step));
    let order: Vec<_> = log.lines().filter_map(step).collect();
    // Before them anna's password was kept, and she signed in with it.
    assert_eq!(order[..2], [steps[0]; 2]);
    assert_eq!(order[2..], steps.repeat(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_are_compared_and_guessing_is_slowed() {
    let building = Building::new().await;
    let phone = Phone::with_link(&building.anna_link().await).await;
    let wrong = ErrorKind::Refused(ErrorCode::WrongCredentials);
    for (user, password) in [("anna", "wrong"), ("nobody", PASSWORD), ("anna", "")] {
        assert_eq!(phone.sign_in_as(user, password).await.unwrap_err().kind(), wrong, "{user}");
    }
    phone.sign_in_as(" ANNA ", PASSWORD).await.unwrap();
    for _ in 3..10 {
        assert_eq!(phone.sign_in_as("anna", "wrong").await.unwrap_err().kind(), wrong);
    }
    let too_many = ErrorKind::Refused(ErrorCode::TooManyAttempts);
    assert_eq!(phone.sign_in_as("anna", PASSWORD).await.unwrap_err().kind(), too_many);
    assert!(phone.project.account().await.is_ok(), "who is in stays in");
}
