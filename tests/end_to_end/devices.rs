//! Devices and logins: a host's customers', and one's own.

use innkey_core::ErrorKind;
use innkey_protocol::{
    DeviceId, ErrorCode, Secret,
    api::{
        customers::{CustomerEdit, Login, Settings},
        sign_in::Role,
    },
};

use crate::{
    codes::reason,
    harness::{Building, HOUR, PASSWORD, Phone, live_code, secrets},
};

const FIRST: &str = "first-password-1";
const SECOND: &str = "second-password-2";

fn secret(text: &str) -> Secret {
    secrets::note_text(text);
    Secret::new(text.into())
}

fn may_have_login() -> Settings {
    Settings { name: "Bea".into(), own_login: true, ..Settings::default() }
}

async fn is_out(phone: &Phone) -> bool {
    match phone.project.account().await.map_err(|error| error.kind()) {
        Ok(_) => false,
        Err(ErrorKind::Refused(ErrorCode::SessionEnded) | ErrorKind::NotSignedIn) => true,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_signs_one_device_out_or_all() {
    let building = Building::new().await;
    let customers = building.customers();
    let (customer, first) = building.guest(may_have_login()).await;
    let mut phones = vec![first];
    for minutes in 1..3 {
        building.server.turn_clock(minutes * 60);
        let code = live_code(&customers.renew(customer.id).await.unwrap());
        let phone = building.guest_phone(&customer).await;
        let credentials = innkey_core::Credentials::Code { code, name: None };
        phone.project.sign_in(credentials, &format!("Phone {minutes}")).await.unwrap();
        phones.push(phone);
    }
    let list = customers.devices(customer.id).await.unwrap();
    let names: Vec<_> = list.devices.iter().map(|device| device.name.as_str()).collect();
    assert_eq!(names, ["Phone 2", "Phone 1", "Test phone"], "the last at the front");
    assert!(list.devices.iter().all(|device| !device.this && device.since <= device.last_seen));
    assert!(list.devices[0].since.since(list.devices[2].since) >= 120);
    let own = phones[1].project.devices().await.unwrap();
    let this: Vec<_> = own.devices.iter().map(|device| device.this).collect();
    assert_eq!(this, [false, true, false], "the guest sees which one asks");

    customers.sign_out(customer.id, Some(list.devices[1].id)).await.unwrap();
    assert!(is_out(&phones[1]).await && !is_out(&phones[0]).await && !is_out(&phones[2]).await);
    let again = customers.sign_out(customer.id, Some(list.devices[1].id)).await;
    assert_eq!(reason(again), ErrorCode::DeviceNotFound);
    assert_eq!(building.listed(&customer).await.devices, 2);

    // Another customer's device is not reached through this one.
    let (other, others_phone) = building.guest(may_have_login()).await;
    let theirs = customers.devices(other.id).await.unwrap().devices[0].id;
    let crossed = customers.sign_out(customer.id, Some(theirs)).await;
    assert_eq!(reason(crossed), ErrorCode::DeviceNotFound);
    let admins = building.host.project.devices().await.unwrap().devices[0].id;
    let crossed = customers.sign_out(customer.id, Some(admins)).await;
    assert_eq!(reason(crossed), ErrorCode::DeviceNotFound);
    let not_ours = customers.sign_out(building.anna.id, None).await;
    assert_eq!(reason(not_ours), ErrorCode::AccountNotFound, "admins are the operator's affair");

    customers.sign_out(customer.id, None).await.unwrap();
    assert!(is_out(&phones[0]).await && is_out(&phones[2]).await);
    assert!(!is_out(&others_phone).await && !is_out(&building.host).await);
    // Nothing else is taken away: the link still downloads, nobody is left in the list of devices.
    building.guest_phone(&customer).await.download().await.unwrap();
    assert_eq!(customers.devices(customer.id).await.unwrap().devices, []);
    customers.sign_out(customer.id, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_sees_and_ends_only_their_own_devices() {
    let building = Building::new().await;
    let (customer, first) = building.guest(may_have_login()).await;
    let code = live_code(&building.customers().renew(customer.id).await.unwrap());
    let second = building.guest_phone(&customer).await;
    second.sign_in_with(&code).await.unwrap();
    let (_, other) = building.guest(may_have_login()).await;
    let theirs = other.project.devices().await.unwrap().devices[0].id;
    let crossed = first.project.sign_out_device(theirs).await;
    assert_eq!(reason(crossed), ErrorCode::DeviceNotFound);
    let unknown = first.project.sign_out_device(DeviceId::from_bytes([7; 16])).await;
    assert_eq!(reason(unknown), ErrorCode::DeviceNotFound);

    let devices = first.project.devices().await.unwrap().devices;
    let away = devices.iter().find(|device| !device.this).unwrap();
    first.project.sign_out_device(away.id).await.unwrap();
    assert!(is_out(&second).await && !is_out(&first).await && !is_out(&other).await);

    let code = live_code(&building.customers().renew(customer.id).await.unwrap());
    second.sign_in_with(&code).await.unwrap();
    first.project.sign_out_everywhere().await.unwrap();
    assert!(is_out(&second).await && is_out(&first).await && !is_out(&other).await);
    assert_eq!(first.project.info().await.unwrap().account, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_ended_by_age_is_not_listed() {
    let building = Building::new().await;
    let (customer, _phone) = building.guest(may_have_login()).await;
    for days in [45, 91] {
        building.server.turn_clock(days * 24 * HOUR);
        building.host.project.account().await.unwrap();
    }
    assert_eq!(building.customers().devices(customer.id).await.unwrap().devices, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_gets_a_second_phone_if_the_host_allows_it() {
    let building = Building::new().await;
    let settings = Settings { own_login: false, ..may_have_login() };
    let (customer, first) = building.guest(settings).await;
    let refused = first.project.set_login("bea", secret(FIRST), None).await;
    assert_eq!(reason(refused), ErrorCode::OwnLoginOff);
    let edit = CustomerEdit { own_login: Some(true), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    assert!(first.project.account().await.unwrap().account.own_login);

    let taken = first.project.set_login("ANNA", secret(FIRST), None).await;
    assert_eq!(reason(taken), ErrorCode::UserNameTaken);
    let short = first.project.set_login("bea", Secret::new("short".into()), None).await;
    assert_eq!(reason(short), ErrorCode::Invalid);
    let signed_in = first.project.set_login(" Bea ", secret(FIRST), None).await.unwrap();
    assert_eq!(signed_in.account.user.as_deref(), Some("bea"));
    assert_eq!(building.listed(&customer).await.user.as_deref(), Some("bea"));

    let second = building.guest_phone(&customer).await;
    let signed_in = second.sign_in_as("BEA", FIRST).await.unwrap();
    assert_eq!((signed_in.account.id, signed_in.account.role), (customer.id, Role::Customer));
    assert!(!is_out(&first).await, "the first phone stays in");
    second.download().await.unwrap();

    // Taken back, the login still works: it is the host who takes it away, by an edit.
    let edit = CustomerEdit { own_login: Some(false), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    let refused = first.project.set_login("bea", secret(SECOND), Some(secret(FIRST))).await;
    assert_eq!(reason(refused), ErrorCode::OwnLoginOff);
    assert!(!is_out(&second).await);
    let edit = CustomerEdit { login: Some(None), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    assert!(is_out(&second).await && is_out(&first).await);
    let third = building.guest_phone(&customer).await;
    assert_eq!(reason(third.sign_in_as("bea", FIRST).await), ErrorCode::WrongCredentials);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_needs_the_last_one_and_ends_the_other_sessions() {
    let building = Building::new().await;
    let (customer, first) = building.guest(may_have_login()).await;
    first.project.set_login("bea", secret(FIRST), None).await.unwrap();
    let second = building.guest_phone(&customer).await;
    second.sign_in_as("bea", FIRST).await.unwrap();

    let wrong = ErrorCode::WrongCredentials;
    let set = async |current: Option<Secret>| {
        first.project.set_login("bea", secret(SECOND), current).await
    };
    assert_eq!(reason(set(None).await), wrong);
    assert_eq!(reason(set(Some(Secret::new("x".repeat(2_000)))).await), wrong);
    assert!(!is_out(&first).await && !is_out(&second).await);
    set(Some(secret(FIRST))).await.unwrap();
    assert!(is_out(&second).await && !is_out(&first).await);
    assert_eq!(reason(second.sign_in_as("bea", FIRST).await), wrong);
    second.sign_in_as("bea", SECOND).await.unwrap();

    // Whoever finds an unlocked phone cannot guess on it for long.
    let mut told = Vec::new();
    for _ in 0..12 {
        told.push(reason(set(Some(Secret::new("a guess".into()))).await));
    }
    assert_eq!(told.first(), Some(&wrong));
    assert_eq!(told.last(), Some(&ErrorCode::TooManyAttempts), "{told:?}");
    let right = set(Some(secret(SECOND))).await;
    assert_eq!(reason(right), ErrorCode::TooManyAttempts, "the right one waits too");
    assert!(!is_out(&first).await, "who is in stays in");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_changes_the_own_password() {
    let building = Building::new().await;
    let tablet = Phone::with_link(&building.anna_link().await).await;
    tablet.sign_in_as("anna", PASSWORD).await.unwrap();
    let refused = building.host.project.set_login("anna", secret(FIRST), None).await;
    assert_eq!(reason(refused), ErrorCode::WrongCredentials);
    let current = Some(Secret::new(PASSWORD.into()));
    let signed_in = building.host.project.set_login("anna2", secret(FIRST), current).await.unwrap();
    assert_eq!(signed_in.account.user.as_deref(), Some("anna2"));
    assert!(is_out(&tablet).await);
    building.customers().list().await.unwrap();
    assert_eq!(reason(tablet.sign_in_as("anna", PASSWORD).await), ErrorCode::WrongCredentials);
    tablet.sign_in_as("anna2", FIRST).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_gives_a_login_at_the_beginning_or_later() {
    let building = Building::new().await;
    let login = |user: &str, password| Login { user: user.into(), password: secret(password) };
    let mut draft = innkey_core::Draft::with(Settings::default(), false).unwrap();
    draft.login = Some(login("Bea", FIRST));
    let customer = building.customers().create(&mut draft).await.unwrap();
    assert_eq!((customer.user.as_deref(), customer.code.is_none()), (Some("bea"), true));
    let phone = building.guest_phone(&customer).await;
    phone.sign_in_as("bea", FIRST).await.unwrap();

    let other = building.customer(Settings::default()).await;
    let give = |login| CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() };
    let taken = building.customers().edit(other.id, &give(login("BEA", FIRST))).await;
    assert_eq!(reason(taken), ErrorCode::UserNameTaken);
    assert_eq!(building.edit(&other, give(login("leo", FIRST))).await.user.as_deref(), Some("leo"));

    // New ones sign out whoever came in with the old ones.
    building.edit(&customer, give(login("bea", SECOND))).await;
    assert!(is_out(&phone).await);
    assert_eq!(reason(phone.sign_in_as("bea", FIRST).await), ErrorCode::WrongCredentials);
    phone.sign_in_as("bea", SECOND).await.unwrap();
    // A first login beside a code signs nobody out.
    let (coded, with_code) = building.guest(Settings::default()).await;
    building.edit(&coded, give(login("kim", FIRST))).await;
    assert!(!is_out(&with_code).await);
}
