//! One-time codes: once, in time, by the server's clock.

use innkey_core::{Error, ErrorKind, net::Request};
use innkey_protocol::{
    Code, ErrorCode, ProjectId, SessionToken, Stay, UnixTime,
    api::{
        customers::CustomerEdit,
        routes,
        sign_in::{Method, SignIn, SignedIn},
    },
    rules::CodeState,
};

use crate::harness::{Building, HOUR};

pub fn sign_in(project: ProjectId, code: &Code, token: [u8; 32]) -> Request {
    let body = SignIn {
        method: Method::Code { code: code.clone() },
        token: SessionToken::from_bytes(token),
        device: "Phone".into(),
        name: None,
    };
    Request::post(routes::sessions(project)).json(&body).unwrap()
}

pub fn reason<T: std::fmt::Debug>(answer: Result<T, Error>) -> ErrorCode {
    match answer.unwrap_err().kind() {
        ErrorKind::Refused(code) => code,
        other => panic!("refused for another reason: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_device_gets_the_same_answer_again() {
    let building = Building::new().await;
    let (_, code) = building.invite("Maria").await;
    let connection = building.server.connection();
    let request = sign_in(building.project, &code, [1; 32]);
    let first: SignedIn = connection.json(&request).await.unwrap();
    let again: SignedIn = connection.json(&request).await.unwrap();
    assert_eq!(first.account, again.account);
    let other = sign_in(building.project, &code, [2; 32]);
    assert_eq!(reason(connection.json::<SignedIn>(&other).await), ErrorCode::CodeUsed);

    // Signed out, the code does not bring the device back.
    let token = SessionToken::from_bytes([1; 32]);
    let sign_out = Request::delete(routes::session(building.project)).bearer(&token);
    connection.done(&sign_out).await.unwrap();
    assert_eq!(reason(connection.json::<SignedIn>(&request).await), ErrorCode::SessionEnded);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_never_saw_the_answer_is_signed_in_at_its_next_start() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let guest = building.guest_phone(&customer).await;
    // As if killed when the answer came: the session cannot be written any more.
    guest.secrets.fail_on(Some("session/"));
    assert_eq!(guest.sign_in_with(&code).await.unwrap_err().kind(), ErrorKind::Secrets);
    guest.secrets.fail_on(None);
    let guest = guest.restarted().await;
    assert_eq!(guest.project.account().await.unwrap().account.id, customer.id);
    assert_eq!(building.listed(&customer).await.devices, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_lives_two_hours_by_the_servers_clock() {
    let building = Building::new().await;
    let (early, early_code) = building.invite("Early").await;
    let (late, late_code) = building.invite("Late").await;
    building.server.turn_clock(2 * HOUR - 30);
    building.guest_phone(&early).await.sign_in_with(&early_code).await.unwrap();
    building.server.turn_clock(2 * HOUR);
    let guest = building.guest_phone(&late).await;
    assert_eq!(reason(guest.sign_in_with(&late_code).await), ErrorCode::CodeExpired);
    let listed = building.listed(&late).await.code.unwrap();
    assert_eq!((listed.state, listed.code), (CodeState::Expired, None));

    // A clock that jumps back revives nothing, also not with a new process.
    building.server.turn_clock(0);
    assert_eq!(reason(guest.sign_in_with(&late_code).await), ErrorCode::CodeExpired);
    let mut building = building;
    building.server.kill();
    building.server.start_again();
    assert_eq!(reason(guest.sign_in_with(&late_code).await), ErrorCode::CodeExpired);

    let renewed = building.customers().renew(late.id).await.unwrap();
    let code = renewed.code.unwrap().code.unwrap();
    assert_ne!(code, late_code);
    guest.sign_in_with(&code).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_power_cut_that_turns_the_clock_back_revives_no_stay() {
    let mut building = Building::new().await;
    let now = building.customers().list().await.unwrap().server_time;
    let stay = Stay { from: None, until: Some(now.plus(HOUR)) };
    let (customer, code) = building.invite_for("Maria", stay).await;
    let guest = building.guest_phone(&customer).await;
    guest.sign_in_with(&code).await.unwrap();
    // Nobody writes at the later time: it was only looked at.
    building.server.turn_clock(2 * HOUR);
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
    building.server.kill();
    building.server.turn_clock(0);
    building.server.start_again();
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_a_code_can_be_set() {
    let building = Building::with_options(&["--code-lifetime", "300"]).await;
    let (customer, code) = building.invite("Maria").await;
    building.server.turn_clock(300);
    let guest = building.guest_phone(&customer).await;
    assert_eq!(reason(guest.sign_in_with(&code).await), ErrorCode::CodeExpired);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_before_the_day_it_was_built_issues_nothing() {
    let building = Building::new().await;
    building.server.turn_clock(-1_000_000_000);
    let mut draft = innkey_core::Draft::new("Maria", Stay::default(), true).unwrap();
    let refused = building.customers().create(&mut draft).await;
    assert_eq!(reason(refused), ErrorCode::ClockImplausible);
    building.server.turn_clock(0);
    building.customers().create(&mut draft).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_code_says_why() {
    let building = Building::new().await;
    let (customer, first) = building.invite("Maria").await;
    let guest = building.guest_phone(&customer).await;
    let unknown = Code::from_bits([9; 5]);
    assert_eq!(reason(guest.sign_in_with(&unknown).await), ErrorCode::CodeUnknown);

    let second = building.customers().renew(customer.id).await.unwrap().code.unwrap().code.unwrap();
    assert_eq!(reason(guest.sign_in_with(&first).await), ErrorCode::CodeReplaced);
    building.customers().revoke(customer.id).await.unwrap();
    let guest = building.guest_phone(&customer).await;
    assert_eq!(reason(guest.sign_in_with(&second).await), ErrorCode::CodeRevoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn stays_and_switches_decide() {
    let building = Building::new().await;
    let now = building.customers().list().await.unwrap().server_time;
    let stay = |from: i64, until: i64| Stay {
        from: Some(UnixTime(now.0 + from)),
        until: Some(UnixTime(now.0 + until)),
    };
    // Before the stay a code may be used; the app then says when it begins.
    let (early, code) = building.invite_for("Early", stay(24 * HOUR, 48 * HOUR)).await;
    let guest = building.guest_phone(&early).await;
    assert_eq!(guest.sign_in_with(&code).await.unwrap().account.stay, stay(24 * HOUR, 48 * HOUR));
    building.server.turn_clock(48 * HOUR);
    assert_eq!(reason(guest.project.account().await), ErrorCode::StayEnded);
    // Extending the stay revives the device: its session was not thrown away.
    let edit = CustomerEdit { stay: Some(stay(24 * HOUR, 96 * HOUR)), ..CustomerEdit::default() };
    building.customers().edit(early.id, &edit).await.unwrap();
    guest.project.account().await.unwrap();

    let (late, code) = building.invite_for("Late", stay(-2 * HOUR, HOUR)).await;
    assert_eq!(reason(building.server_sign_in(&code).await), ErrorCode::StayEnded);
    let edit = CustomerEdit {
        stay: Some(Stay::default()),
        enabled: Some(false),
        ..CustomerEdit::default()
    };
    building.customers().edit(late.id, &edit).await.unwrap();
    assert_eq!(reason(building.server_sign_in(&code).await), ErrorCode::AccountDisabled);
    let edit = CustomerEdit { enabled: Some(true), ..CustomerEdit::default() };
    building.customers().edit(late.id, &edit).await.unwrap();
    building.server_sign_in(&code).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn switched_off_codes_rest_and_none_is_made() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    building.set_otp(false).await;
    assert_eq!(reason(building.server_sign_in(&code).await), ErrorCode::OtpOff);
    assert_eq!(reason(building.customers().renew(customer.id).await), ErrorCode::OtpOff);
    assert!(!building.customers().list().await.unwrap().otp);
    building.set_otp(true).await;
    building.server_sign_in(&code).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slowed_but_locks_no_guest_out() {
    let building = Building::new().await;
    let (customer, code) = building.invite("Maria").await;
    let guess =
        |number: u8| building.server_sign_in_with(Code::from_bits([number; 5]), [number; 32]);
    for number in 0..10 {
        assert_eq!(reason(guess(number).await), ErrorCode::CodeUnknown);
    }
    let Err(Error::Refused(problem)) = guess(10).await else { panic!("let in") };
    assert_eq!((problem.code, problem.retry_after), (ErrorCode::TooManyAttempts, Some(30)));
    // The guest behind the same address has the share link, and is counted by it.
    building.guest_phone(&customer).await.sign_in_with(&code).await.unwrap();
    building.server.turn_clock(31);
    assert_eq!(reason(guess(11).await), ErrorCode::CodeUnknown);
}

impl Building {
    /// A sign-in from a device without a share link.
    async fn server_sign_in(&self, code: &Code) -> Result<SignedIn, Error> {
        self.server_sign_in_with(code.clone(), [7; 32]).await
    }

    async fn server_sign_in_with(&self, code: Code, token: [u8; 32]) -> Result<SignedIn, Error> {
        self.server.connection().json(&sign_in(self.project, &code, token)).await
    }
}
