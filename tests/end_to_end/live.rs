//! Live: what changes is heard at once, by whom it concerns and by nobody else.

use std::time::Instant;

use innkey_core::{Live, Subscription};
use innkey_protocol::{
    ErrorCode, GroupId, Rights, Stay, UnixTime,
    api::{
        customers::{CustomerEdit, Settings},
        groups::{GroupEdit, GroupSettings},
        operator::{AccountEdit, AccountState},
        routes,
        sign_in::Role,
    },
};
use tokio::task::JoinSet;

use crate::{
    codes::reason,
    harness::{
        Building, HOUR, Phone, Raw, Stream, in_time, live_code, only, secrets, write_project,
    },
};

const OTHER: &str = "01935e2a-0000-7000-8000-0000000000c2";

/// Listens until `wanted` is heard; gives what was heard before it.
#[track_caller]
fn hears(listener: &Subscription, wanted: Live) -> impl Future<Output = Vec<Live>> {
    in_time("what is listened for", async move {
        let mut before = Vec::new();
        loop {
            match listener.next().await {
                Some(heard) if heard == wanted => return before,
                Some(other) => before.push(other),
                None => panic!("the subscription ends after {before:?}"),
            }
        }
    })
}

/// Begins to listen; all that is told at the beginning was heard.
async fn listens(phone: &Phone) -> Subscription {
    let listener = phone.project.subscribe();
    let admin = phone.project.account().await.unwrap().account.role == Role::Admin;
    let last = if admin { Live::Customers } else { Live::Account };
    let before = hears(&listener, last).await;
    let all = [Live::Online, Live::Project, Live::Account];
    let expected = if admin { &all[..] } else { &all[..2] };
    assert_eq!(before, expected);
    listener
}

/// The project's revision, as admins see it.
async fn revision(building: &Building) -> u64 {
    building.customers().list().await.unwrap().revision
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_host_changes_the_other_hears_and_both_lists_agree() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await;
    let (annas, brunos) = (listens(&building.host).await, listens(&bruno).await);
    let (anna, his) = (building.customers(), bruno.project.customers());
    let lists_agree = async || {
        let (mut a, mut b) = (anna.list().await.unwrap(), his.list().await.unwrap());
        // The clock may tick between the two.
        (a.server_time, b.server_time) = (UnixTime(0), UnixTime(0));
        assert_eq!(a, b);
    };
    let customer = building.customer(Settings::default()).await;
    hears(&brunos, Live::Customers).await;
    hears(&annas, Live::Customers).await;
    lists_agree().await;

    let mut longest = 0.0_f64;
    for round in 0..20 {
        let name = Some(format!("Bea {round}"));
        let edit = CustomerEdit { name, ..CustomerEdit::default() };
        let began = Instant::now();
        if round % 2 == 0 {
            anna.edit(customer.id, &edit).await.unwrap();
            hears(&brunos, Live::Customers).await;
            longest = longest.max(began.elapsed().as_secs_f64());
            hears(&annas, Live::Customers).await;
        } else {
            his.edit(customer.id, &edit).await.unwrap();
            hears(&annas, Live::Customers).await;
            longest = longest.max(began.elapsed().as_secs_f64());
            hears(&brunos, Live::Customers).await;
        }
        lists_agree().await;
    }
    println!("from an edit to the other host's ear, the longest of 20: {:.1} ms", longest * 1e3);

    // Whatever else the list shows is told too.
    let code = live_code(&anna.renew(customer.id).await.unwrap());
    hears(&brunos, Live::Customers).await;
    anna.note_shared(customer.id).await.unwrap();
    hears(&brunos, Live::Customers).await;
    let guest = building.guest_phone(&customer).await;
    guest.download().await.unwrap();
    hears(&brunos, Live::Customers).await;
    guest.sign_in_with(&code).await.unwrap();
    hears(&brunos, Live::Customers).await;
    guest.project.sign_out().await.unwrap();
    hears(&brunos, Live::Customers).await;
    lists_agree().await;
    let group = building.group("Flat 1", Rights::All).await;
    hears(&brunos, Live::Customers).await;
    building.host.project.groups().remove(group.id).await.unwrap();
    hears(&brunos, Live::Customers).await;
    anna.remove(customer.id).await.unwrap();
    hears(&brunos, Live::Customers).await;
    lists_agree().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_hears_what_concerns_them() {
    let building = Building::new().await;
    let group = building.group("Flat 1", only(&["flat"])).await;
    let (customer, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    let edit = |edit| building.edit(&customer, edit);
    edit(CustomerEdit { rights: Some(Some(only(&["flat"]))), ..Default::default() }).await;
    assert_eq!(hears(&listener, Live::Account).await, []);
    edit(CustomerEdit { group: Some(Some(group.id)), ..Default::default() }).await;
    assert_eq!(hears(&listener, Live::Account).await, []);
    let rights = GroupEdit { rights: Some(Rights::All), ..GroupEdit::default() };
    building.host.project.groups().edit(group.id, &rights).await.unwrap();
    assert_eq!(hears(&listener, Live::Account).await, []);
    let stay = Stay { from: None, until: Some(building.now().await.plus(HOUR)) };
    edit(CustomerEdit { stay: Some(stay), ..Default::default() }).await;
    assert_eq!(hears(&listener, Live::Account).await, []);
    let source = building.path("second");
    write_project(&source, "Casa Prova", &[2; 100]);
    building.push(&source);
    assert_eq!(hears(&listener, Live::Project).await, []);
    building.set_otp(false).await;
    assert_eq!(hears(&listener, Live::Project).await, []);
    assert!(!guest.project.latest().await.unwrap().otp);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_never_hears_of_others() {
    let building = Building::new().await;
    let raw = Raw::new(&building.server);
    let other_project = building.another_project(OTHER, "carla").await;
    let group = building.group("Secret group", Rights::All).await;
    let (customer, guest) = building.guest(Settings::default()).await;
    let mut guests = Stream::new(&raw, &guest).await;
    let mut elsewhere = Stream::new(&raw, &other_project).await;
    guests.until("\n\n").await;
    elsewhere.until("\n\n").await;
    let beginning = guests.text.len();
    let beginning_elsewhere = elsewhere.text.len();

    // All that can happen to another.
    let (other, code) = building.invite("Hidden Name").await;
    let phone = building.guest_phone(&other).await;
    phone.download().await.unwrap();
    phone.sign_in_with(&code).await.unwrap();
    let edit = CustomerEdit { group: Some(Some(group.id)), ..CustomerEdit::default() };
    building.edit(&other, edit).await;
    let edit = GroupEdit { rights: Some(only(&[])), ..GroupEdit::default() };
    building.host.project.groups().edit(group.id, &edit).await.unwrap();
    building.customers().renew(other.id).await.unwrap();
    building.customers().sign_out(other.id, None).await.unwrap();
    building.customers().revoke(other.id).await.unwrap();
    building.customers().remove(other.id).await.unwrap();
    let last = revision(&building).await;

    // The next thing the guest hears is about the guest.
    let edit = CustomerEdit { own_login: Some(true), ..CustomerEdit::default() };
    let edited = building.edit(&customer, edit).await;
    assert!(edited.revision > last);
    guests.until(&format!("\"account\":{}", edited.revision)).await;
    let heard = guests.text[beginning..].to_owned();
    let event = format!("event: changed\ndata: {{\"account\":{}}}\n\n", edited.revision);
    assert_eq!(heard, event);
    let group = GroupSettings { name: "Theirs".into(), ..GroupSettings::default() };
    other_project.project.groups().create(GroupId::new(), &group).await.unwrap();
    let theirs = other_project.project.customers().list().await.unwrap().revision;
    elsewhere.until(&format!("\"customers\":{theirs}")).await;
    let event = format!("event: changed\ndata: {{\"customers\":{theirs}}}\n\n");
    assert_eq!(elsewhere.text[beginning_elsewhere..], event);

    // Not even an admin's stream holds more than numbers.
    let mut annas = Stream::new(&raw, &building.host).await;
    annas.until("\n\n").await;
    let words = [other.id.to_string(), "Hidden".into(), "Secret".into(), code.to_string()];
    for text in [&guests.text, &elsewhere.text, &annas.text] {
        assert!(!words.iter().any(|word| text.contains(word.as_str())), "{text}");
        secrets::assert_absent(text, "the event stream");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_when_the_session_does_and_says_why() {
    let building = Building::new().await;
    let customers = building.customers();
    let ended = ErrorCode::SessionEnded;

    let (customer, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    customers.revoke(customer.id).await.unwrap();
    assert_eq!(hears(&listener, Live::Ended(ended)).await, []);
    assert_eq!(in_time("the end", listener.next()).await, None);
    assert_eq!(guest.project.info().await.unwrap().account, None, "the phone knows it too");

    let (customer, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    customers.remove(customer.id).await.unwrap();
    hears(&listener, Live::Ended(ended)).await;

    let (customer, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    let edit = CustomerEdit { enabled: Some(false), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    hears(&listener, Live::Ended(ErrorCode::AccountDisabled)).await;

    let (customer, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    let device = customers.devices(customer.id).await.unwrap().devices[0].id;
    customers.sign_out(customer.id, Some(device)).await.unwrap();
    hears(&listener, Live::Ended(ended)).await;

    let (_, guest) = building.guest(Settings::default()).await;
    let listener = listens(&guest).await;
    guest.project.sign_out_everywhere().await.unwrap();
    hears(&listener, Live::Ended(ended)).await;

    // An admin who is one no more hears no more of customers; a new password ends it.
    let listener = listens(&building.host).await;
    let edit = AccountEdit { role: Some(Role::Customer), ..AccountEdit::default() };
    let path = routes::operator_account(building.project, building.anna.id);
    let _: AccountState =
        building.operator(innkey_core::net::Request::patch(&path).json(&edit).unwrap()).await;
    hears(&listener, Live::Account).await;
    let password = Some(innkey_protocol::Secret::new("another-one-43".into()));
    let edit = AccountEdit { password, ..AccountEdit::default() };
    let _: AccountState =
        building.operator(innkey_core::net::Request::patch(&path).json(&edit).unwrap()).await;
    assert_eq!(hears(&listener, Live::Ended(ended)).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stays_end_ends_the_stream_and_takes_the_content_away() {
    let building = Building::new().await;
    let stay = Stay { from: None, until: Some(building.now().await.plus(HOUR)) };
    let (customer, guest) = building.guest(Settings { stay, ..Settings::default() }).await;
    guest.download().await.unwrap();
    let listener = listens(&guest).await;
    building.server.turn_clock(HOUR);
    assert_eq!(hears(&listener, Live::Ended(ErrorCode::StayEnded)).await, []);
    assert_eq!(guest.project.info().await.unwrap().version, None);
    assert_eq!(reason(guest.download().await), ErrorCode::StayEnded);
    // A longer stay brings the device back.
    let edit = CustomerEdit { stay: Some(Stay::default()), ..CustomerEdit::default() };
    building.edit(&customer, edit).await;
    listens(&guest).await;
    guest.download().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_only_what_differs_is_told_again() {
    let mut building = Building::new().await;
    let (customer, guest) = building.guest(Settings::default()).await;
    let hosts = listens(&building.host).await;
    let guests = listens(&guest).await;
    building.server.kill();
    hears(&hosts, Live::Offline).await;
    hears(&guests, Live::Offline).await;
    building.server.start_again();
    hears(&hosts, Live::Online).await;
    hears(&guests, Live::Online).await;
    // Nothing had changed: what comes next is what changes now, and it comes once.
    building.edit(&customer, CustomerEdit { name: Some("Bea".into()), ..Default::default() }).await;
    assert_eq!(hears(&hosts, Live::Customers).await, []);
    assert_eq!(hears(&guests, Live::Account).await, []);

    // What changed while nobody heard it is told after the break.
    building.server.kill();
    hears(&hosts, Live::Offline).await;
    hears(&guests, Live::Offline).await;
    building.server.start_again();
    let source = building.path("second");
    write_project(&source, "Casa Prova", &[2; 100]);
    building.push(&source);
    // The phones' first tries may come before or after the upload.
    hears(&guests, Live::Project).await;
    hears(&hosts, Live::Project).await;
    assert_eq!(guest.project.latest().await.unwrap().version, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn open_streams_do_not_hold_up_the_end_of_the_server() {
    let mut building = Building::new().await;
    let raw = Raw::new(&building.server);
    let (_, guest) = building.guest(Settings::default()).await;
    let mut streams = Vec::new();
    for phone in [&guest, &building.host] {
        let mut stream = Stream::new(&raw, phone).await;
        stream.until("\n\n").await;
        streams.push(stream);
    }
    // In order, not cut off after the ten seconds that requests may take: then the stream would break.
    let stopped = tokio::task::block_in_place(|| building.server.stop());
    assert!(stopped.success());
    for stream in streams {
        let text = stream.into_all().await;
        assert!(!text.contains("ended"), "a session is not over because its server stops: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_read_holds_nobody_up_and_finds_the_end_of_it_all() {
    const CHANGES: usize = 1_300;
    let building = Building::new().await;
    let raw = Raw::new(&building.server);
    let mut lazy = Vec::new();
    for _ in 0..3 {
        lazy.push(Stream::new(&raw, &building.host).await);
    }
    let listener = listens(&building.host).await;
    let (customer, _) = building.invite("Bea").await;
    let mut edits = JoinSet::new();
    for part in 0..26 {
        let (customers, id) = (building.customers(), customer.id);
        edits.spawn(async move {
            for number in 0..CHANGES / 26 {
                let name = Some(format!("Bea {part} {number}"));
                let edit = CustomerEdit { name, ..CustomerEdit::default() };
                customers.edit(id, &edit).await.unwrap();
            }
        });
    }
    let heard = async {
        let mut heard = 0_usize;
        loop {
            tokio::select! {
                next = listener.next() => assert_eq!(next, Some(Live::Customers)),
                done = edits.join_next() => if done.is_none() { break heard },
            }
            heard += 1;
        }
    };
    let heard = tokio::time::timeout(std::time::Duration::from_mins(2), heard).await;
    assert!(heard.expect("the edits were held up") > 0);
    let last = revision(&building).await;
    assert!(last as usize >= CHANGES);
    for mut stream in lazy {
        stream.until(&format!("\"customers\":{last}")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_is_closed_by_its_handle() {
    let building = Building::new().await;
    let listener = listens(&building.host).await;
    listener.close();
    in_time("the end", async { while listener.next().await.is_some() {} }).await;
    // Without a session there is nothing to hear.
    building.host.project.sign_out().await.unwrap();
    let listener = building.host.project.subscribe();
    assert_eq!(hears(&listener, Live::Ended(ErrorCode::NotSignedIn)).await, []);
}
