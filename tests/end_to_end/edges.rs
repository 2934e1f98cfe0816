//! What happens at the same moment, or at a bad one: each is decided, and said at its test.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use innkey_core::{Cancel, DownloadProgress, Error, ErrorKind, net::Request};
use innkey_protocol::{
    Code, CodeId, ErrorCode, Rights, Secret, SessionToken, Stay, UnixTime,
    api::{
        customers::{Customer, CustomerEdit, Login, NewCode, Settings},
        routes,
        sign_in::{Method, SignIn, SignedIn},
    },
    rules::CodeState,
};
use tokio::task::JoinSet;

use crate::{
    codes::{reason, sign_in},
    harness::{Building, HOUR, Phone, Raw, bearer, in_time, live_code, secrets, write_project},
    rights_on_disk::marks_in,
};

/// In the garden's picture, which the large project repeats for some megabytes.
const MARK: &str = "qzgarden";

fn publish_large(building: &Building) {
    let source = building.path("large");
    write_project(&source, "Casa Prova", MARK.repeat(500_000).as_bytes());
    building.push(&source);
}

/// Does something when the download knows what it will fetch.
struct AtStart<F: Fn() + Send + Sync>(F);

impl<F: Fn() + Send + Sync> DownloadProgress for AtStart<F> {
    fn start(&self, _: u64, _: u64) {
        (self.0)();
    }

    fn advance(&self, _: u64) {}

    fn done(&self) {}
}

/// Nothing of the project is on the phone, and it says so.
async fn assert_taken_away(phone: &Phone) {
    assert!(marks_in(&phone.folder(), &[MARK]).is_empty(), "something is left");
    let info = phone.project.info().await.unwrap();
    assert_eq!((info.version, info.name.as_str()), (None, "Casa Prova"), "it stays in the list");
}

/// A stay that ends while a download runs: the download is refused, what had arrived is taken away, and the guest
/// reads the dates of the stay.
#[tokio::test(flavor = "multi_thread")]
async fn a_stay_ends_while_a_download_runs() {
    let building = Building::new().await;
    let (customer, guest) = building.guest(Settings::default()).await;
    guest.download().await.unwrap();
    publish_large(&building);
    // The phone's own clock cannot be turned, so the end comes in two real seconds.
    let until = building.now().await.plus(2);
    let stay = Stay { from: Some(until.plus(-3 * HOUR)), until: Some(until) };
    building.edit(&customer, CustomerEdit { stay: Some(stay), ..Default::default() }).await;
    guest.project.account().await.unwrap();
    let wait = AtStart(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let left = Duration::from_secs(until.0 as u64).saturating_sub(now);
        std::thread::sleep(left + Duration::from_millis(20));
    });
    let error = guest.project.download(&wait, &Cancel::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused(ErrorCode::StayEnded));
    let sentence = error.sentence();
    assert!(
        sentence.starts_with("Your stay has ended (20") && sentence.contains(" – "),
        "{sentence}"
    );
    assert_taken_away(&guest).await;
    assert_eq!(reason(guest.project.open().await), ErrorCode::StayEnded);
    // A longer stay brings it back.
    building
        .edit(&customer, CustomerEdit { stay: Some(Stay::default()), ..Default::default() })
        .await;
    guest.project.account().await.unwrap();
    guest.download().await.unwrap();
    guest.project.open().await.unwrap();
}

/// A stay that the host ends while a download runs: the same, but without dates, for those that the phone knows are
/// not true any more.
#[tokio::test(flavor = "multi_thread")]
async fn a_host_ends_the_stay_while_a_download_runs() {
    let building = Building::new().await;
    let now = building.now().await;
    let stay = |until: i64| Stay { from: None, until: Some(now.plus(until)) };
    let settings = Settings { stay: stay(24 * HOUR), ..Settings::default() };
    let (customer, guest) = building.guest(settings).await;
    publish_large(&building);
    let runtime = tokio::runtime::Handle::current();
    let cut = AtStart(|| {
        let edit = CustomerEdit { stay: Some(stay(-60)), ..CustomerEdit::default() };
        tokio::task::block_in_place(|| runtime.block_on(building.edit(&customer, edit)));
    });
    let error = guest.project.download(&cut, &Cancel::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused(ErrorCode::StayEnded));
    assert!(!error.sentence().contains("20"), "{}", error.sentence());
    assert_taken_away(&guest).await;
}

/// A customer deleted while signing in by code: in, and out at the next request; or the code is not known. Never both,
/// never a fault.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_deleted_while_signing_in_by_code() {
    let building = Building::new().await;
    let customers = building.customers();
    let (mut let_in, mut refused) = (0, 0);
    for round in 0..20 {
        // Codes that are not known are wrong tries; by then they are forgiven.
        building.server.turn_clock(60 * round);
        let (customer, code) = building.invite("Bea").await;
        let guest = building.guest_phone(&customer).await;
        let sign_in = async {
            // Now one, now the other has a start.
            tokio::time::sleep(Duration::from_micros((round % 5 * 400).cast_unsigned())).await;
            guest.sign_in_with(&code).await
        };
        let (signed_in, removed) = tokio::join!(sign_in, customers.remove(customer.id));
        removed.unwrap();
        match signed_in {
            Ok(_) => let_in += 1,
            refusal => {
                assert_eq!(reason(refusal), ErrorCode::CodeUnknown);
                refused += 1;
            }
        }
        assert!(guest.project.account().await.is_err(), "a deleted customer is in");
        assert_eq!(customers.list().await.unwrap().total, 0);
    }
    println!("{let_in} were in before they were deleted, {refused} were not");
}

/// Sign-ins with a password that wait for its comparison, which takes its time.
fn password_sign_ins(
    building: &Building,
    user: &str,
    password: &str,
) -> JoinSet<Result<SessionToken, Error>> {
    let mut sign_ins = JoinSet::new();
    for _ in 0..8 {
        let mut token = [0; 32];
        getrandom::fill(&mut token).unwrap();
        let token = SessionToken::from_bytes(token);
        let body = SignIn {
            method: Method::Password { user: user.into(), password: Secret::new(password.into()) },
            token: token.clone(),
            device: "Phone".into(),
            name: None,
        };
        let request = Request::post(routes::sessions(building.project)).json(&body).unwrap();
        let connection = building.server.connection();
        sign_ins.spawn(async move { connection.json::<SignedIn>(&request).await.map(|_| token) });
    }
    sign_ins
}

async fn with_login(building: &Building, password: &str) -> Customer {
    secrets::note_text(password);
    let mut draft = innkey_core::Draft::with(Settings::default(), false).unwrap();
    draft.login = Some(Login { user: "bea".into(), password: Secret::new(password.into()) });
    building.customers().create(&mut draft).await.unwrap()
}

/// The sessions of the sign-ins that worked are over, those that did not were refused as any wrong password is.
async fn assert_all_out(
    building: &Building,
    first: SessionToken,
    mut others: JoinSet<Result<SessionToken, Error>>,
) {
    let mut tokens = vec![first];
    while let Some(done) = others.join_next().await {
        match done.unwrap() {
            Ok(token) => tokens.push(token),
            refused => assert_eq!(reason(refused), ErrorCode::WrongCredentials),
        }
    }
    println!("{} of 8 were in before", tokens.len());
    for token in tokens {
        let request = Request::get(routes::session(building.project)).bearer(&token);
        let asked = building.server.connection().json::<SignedIn>(&request).await;
        assert_eq!(reason(asked), ErrorCode::SessionEnded);
    }
}

/// A customer deleted while signing in by password: as by code, but whoever comes too late hears that user name or
/// password is wrong, as of any user who is not there.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_deleted_while_signing_in_by_password() {
    let building = Building::new().await;
    let customer = with_login(&building, "first-password-1").await;
    let mut sign_ins = password_sign_ins(&building, "bea", "first-password-1");
    let first = sign_ins.join_next().await.unwrap().unwrap().unwrap();
    building.customers().remove(customer.id).await.unwrap();
    assert_all_out(&building, first, sign_ins).await;
}

/// A password changed while somebody signs in with the old one: nobody is in with it afterwards.
#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_changed_while_somebody_signs_in_with_the_old_one() {
    let building = Building::new().await;
    let customer = with_login(&building, "first-password-1").await;
    let login = Login { user: "bea".into(), password: Secret::new("second-password-2".into()) };
    secrets::note_text("second-password-2");
    let edit = CustomerEdit { login: Some(Some(login)), ..CustomerEdit::default() };
    let mut sign_ins = password_sign_ins(&building, "bea", "first-password-1");
    let first = sign_ins.join_next().await.unwrap().unwrap().unwrap();
    // While the new password is made ready, others come with the old one, and wait behind it.
    let (_, late) = tokio::join!(building.edit(&customer, edit), async {
        tokio::time::sleep(Duration::from_millis(5)).await;
        password_sign_ins(&building, "bea", "first-password-1")
    });
    assert_all_out(&building, first.clone(), sign_ins).await;
    assert_all_out(&building, first, late).await;
}

/// A group that is in use cannot be deleted: the answer says how many are in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_group_in_use_is_not_deleted() {
    let building = Building::new().await;
    let group = building.group("Flat 1", Rights::All).await;
    let groups = building.host.project.groups();
    let settings = || Settings { group: Some(group.id), ..Settings::default() };
    let first = building.customer(settings()).await;
    let refusal = groups.remove(group.id).await.unwrap_err();
    assert_eq!(refusal.kind(), ErrorKind::Refused(ErrorCode::GroupInUse));
    assert!(refusal.sentence().contains("one customer"), "{}", refusal.sentence());
    let second = building.customer(settings()).await;
    let refusal = groups.remove(group.id).await.unwrap_err();
    assert!(refusal.sentence().contains("2 customers"), "{}", refusal.sentence());
    assert_eq!(groups.list().await.unwrap()[0].customers, 2);
    building.edit(&first, CustomerEdit { group: Some(None), ..Default::default() }).await;
    building.customers().remove(second.id).await.unwrap();
    groups.remove(group.id).await.unwrap();
    groups.remove(group.id).await.unwrap();
    assert_eq!(groups.list().await.unwrap(), []);
}

/// A group deleted while somebody is put into it: one of the two is refused.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_left_in_a_group_that_is_gone() {
    let building = Building::new().await;
    let customer = building.customer(Settings::default()).await;
    let (customers, groups) = (building.customers(), building.host.project.groups());
    for _ in 0..20 {
        let group = building.group("Flat 1", Rights::All).await;
        let edit = CustomerEdit { group: Some(Some(group.id)), ..CustomerEdit::default() };
        let (put, removed) =
            tokio::join!(customers.edit(customer.id, &edit), groups.remove(group.id));
        match (put, removed) {
            (Ok(put), refused) => {
                assert_eq!(put.settings.group, Some(group.id));
                assert_eq!(reason(refused), ErrorCode::GroupInUse);
                let edit = CustomerEdit { group: Some(None), ..CustomerEdit::default() };
                building.edit(&customer, edit).await;
                groups.remove(group.id).await.unwrap();
            }
            (refused, removed) => {
                removed.unwrap();
                assert_eq!(reason(refused), ErrorCode::GroupNotFound);
            }
        }
    }
}

/// A clock that goes forth ends a stay; one that goes back revives none, not even over a kill. A longer stay does.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_goes_forth_and_back() {
    let mut building = Building::new().await;
    let now = building.now().await;
    let stay =
        |from: i64, until: i64| Stay { from: Some(now.plus(from)), until: Some(now.plus(until)) };
    let settings = Settings { stay: stay(-HOUR, 2 * HOUR), ..Settings::default() };
    let (customer, guest) = building.guest(settings).await;
    building.server.turn_clock(2 * HOUR);
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
    building.server.turn_clock(0);
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
    building.server.kill();
    building.server.start_again();
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
    assert!(building.now().await >= now.plus(2 * HOUR));
    let longer = CustomerEdit { stay: Some(stay(-HOUR, 4 * HOUR)), ..CustomerEdit::default() };
    building.edit(&customer, longer).await;
    guest.project.account().await.unwrap();
}

/// A phone whose clock is wrong goes by the server's: days behind it, it keeps what it may have and gives it up when
/// the server says so, also without a network.
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_whose_clock_is_wrong_goes_by_the_servers() {
    const DAY: i64 = 24 * HOUR;
    let mut building = Building::new().await;
    // For the phone this is ten days from now.
    building.server.turn_clock(10 * DAY);
    let now = building.now().await;
    let stay =
        |from: i64, until: i64| Stay { from: Some(now.plus(from)), until: Some(now.plus(until)) };
    let going_on = Settings { stay: stay(-HOUR, HOUR), ..Settings::default() };
    let (customer, guest) = building.guest(going_on).await;
    guest.download().await.unwrap();
    guest.project.open().await.unwrap();
    building.server.kill();
    let guest = guest.restarted().await;
    guest.engine.tidy().await.unwrap();
    guest.project.open().await.unwrap();
    building.server.start_again();
    // By the phone's clock the stay would go on for nine days.
    let stay = Stay { from: None, until: Some(building.now().await.plus(3)) };
    building.edit(&customer, CustomerEdit { stay: Some(stay), ..Default::default() }).await;
    guest.project.account().await.unwrap();
    building.server.kill();
    let guest = guest.restarted().await;
    in_time("the stay's end", async {
        while guest.project.open().await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
    guest.engine.tidy().await.unwrap();
    assert_eq!(reason(guest.project.open().await), ErrorCode::StayEnded);
    assert_eq!(guest.project.info().await.unwrap().version, None);
}

/// Two admins renew one code at once: one code is live, the other is replaced, and both hosts see the same.
#[tokio::test(flavor = "multi_thread")]
async fn two_hosts_renew_one_code_at_once() {
    let building = Building::new().await;
    let bruno = building.another_host("bruno").await;
    let (customer, first) = building.invite("Bea").await;
    let path = routes::customer_code(building.project, customer.id);
    let raw = [Raw::new(&building.server), Raw::new(&building.server)];
    let hosts = [bearer(&building.host.session()), bearer(&bruno.session())];
    for round in 0..10_u8 {
        let codes = [0, 1].map(|host| Code::from_bits([7, 7, 7, round, host]));
        for code in &codes {
            secrets::note_text(&code.to_string());
        }
        let new = [0, 1].map(|host| NewCode { id: CodeId::new(), code: codes[host].clone() });
        let (a, b) = tokio::join!(
            raw[0].send_json("PUT", &path, &hosts[0], &new[0]),
            raw[1].send_json("PUT", &path, &hosts[1], &new[1]),
        );
        assert_eq!((a.status().as_u16(), b.status().as_u16()), (200, 200));
        let (annas, brunos) = (
            building.customers().get(customer.id).await.unwrap(),
            bruno.project.customers().get(customer.id).await.unwrap(),
        );
        assert_eq!(annas, brunos);
        assert_eq!(annas.code.as_ref().unwrap().state, CodeState::Live);
        let live = live_code(&annas);
        let lost = codes.iter().find(|code| **code != live).unwrap();
        assert!(codes.contains(&live), "round {round}");
        let replaced = sign_in(building.project, lost, [round; 32]);
        let refused = building.server.connection().json::<SignedIn>(&replaced).await;
        assert_eq!(reason(refused), ErrorCode::CodeReplaced);
    }
    let dead = sign_in(building.project, &first, [99; 32]);
    let refused = building.server.connection().json::<SignedIn>(&dead).await;
    assert_eq!(reason(refused), ErrorCode::CodeReplaced);
    let live = live_code(&building.customers().get(customer.id).await.unwrap());
    building.guest_phone(&customer).await.sign_in_with(&live).await.unwrap();
}

/// A stay that begins in the future: the code works, the project downloads, the app says when it begins.
#[tokio::test(flavor = "multi_thread")]
async fn a_stay_that_has_not_begun_lets_a_guest_prepare() {
    let building = Building::new().await;
    let from = building.now().await.plus(24 * HOUR);
    let stay = Stay { from: Some(from), until: Some(UnixTime(from.0 + HOUR)) };
    let (_, guest) = building.guest(Settings { stay, ..Settings::default() }).await;
    guest.download().await.unwrap();
    guest.project.open().await.unwrap();
    assert_eq!(guest.project.account().await.unwrap().account.stay, stay);
}
