//! Guests invited, signed in, renamed, renewed, revoked and removed while the server is killed.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use innkey_core::{Draft, net::Request};
use innkey_protocol::{
    AccountId, Code, SessionToken, Stay,
    api::{
        customers::{Customer, CustomerEdit},
        routes,
        sign_in::{Method, SignIn, SignedIn},
    },
    rules::CodeState,
};

use super::acknowledged;
use crate::harness::{Building, Random, live_code};

/// Steps of a whole life.
const STEPS: usize = 6;

/// A customer and how far things have gone.
pub struct Life {
    id: AccountId,
    /// The last step that was acknowledged, or seen in the list since.
    step: usize,
    /// Whether the next step was begun and nothing heard of it.
    open: bool,
    /// The code that was last acknowledged.
    code: Option<Code>,
}

/// What the list shows of a customer.
type Shape = Option<(&'static str, CodeState, u32)>;

/// What the list must show after a step.
fn shape(step: usize) -> Shape {
    match step {
        1 => Some(("", CodeState::Live, 0)),
        2 => Some(("", CodeState::Used, 1)),
        3 => Some(("Maria", CodeState::Used, 1)),
        4 => Some(("Maria", CodeState::Live, 1)),
        5 => Some(("Maria", CodeState::Revoked, 0)),
        _ => None,
    }
}

/// Lets one guest after the other live, some to the end, until the server is gone.
pub async fn write(building: Arc<Building>, mut random: Random) -> Vec<Life> {
    let mut lives = Vec::new();
    loop {
        let mut draft = Draft::new("", Stay::default(), true).unwrap();
        let mut life = Life { id: draft.id(), step: 0, open: false, code: None };
        for _ in 0..=random.below(STEPS as u64) {
            life.open = true;
            if next_step(&building, &mut draft, &mut life).await.is_none() {
                lives.push(life);
                return lives;
            }
            life.step += 1;
            life.open = false;
        }
        lives.push(life);
    }
}

async fn next_step(building: &Building, draft: &mut Draft, life: &mut Life) -> Option<()> {
    let customers = building.customers();
    match life.step {
        0 => life.code = Some(live_code(&acknowledged(customers.create(draft).await)?)),
        1 => sign_in(building, life.code.clone().unwrap()).await?,
        2 => {
            let edit = CustomerEdit { name: Some("Maria".into()), ..CustomerEdit::default() };
            acknowledged(customers.edit(life.id, &edit).await)?;
        }
        3 => life.code = Some(live_code(&acknowledged(customers.renew(life.id).await)?)),
        4 => drop(acknowledged(customers.revoke(life.id).await)?),
        _ => acknowledged(customers.remove(life.id).await)?,
    }
    Some(())
}

async fn sign_in(building: &Building, code: Code) -> Option<()> {
    static DEVICES: AtomicU64 = AtomicU64::new(1);
    let mut token = [0; 32];
    token[..8].copy_from_slice(&DEVICES.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    let body = SignIn {
        method: Method::Code { code },
        token: SessionToken::from_bytes(token),
        device: "Phone".into(),
        name: None,
    };
    let request = Request::post(routes::sessions(building.project)).json(&body).unwrap();
    acknowledged(building.server.connection().json::<SignedIn>(&request).await).map(drop)
}

/// All guests of the test.
#[derive(Default)]
pub struct Lives(Vec<Life>);

impl Lives {
    pub fn add(&mut self, lives: Vec<Vec<Life>>) {
        self.0.extend(lives.into_iter().flatten());
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Compares every guest with the server's list. A step that nothing was heard of was done or was not; from
    /// now on it is known.
    pub async fn check(&mut self, building: &Building, kill: usize) {
        let list = building.customers().list().await.unwrap().customers;
        for life in &mut self.0 {
            let listed = list.iter().find(|customer| customer.id == life.id);
            let found = listed.map(seen);
            if found == shape(life.step).map(own) {
                if let Some(code) = listed.and_then(|it| it.code.as_ref()?.code.as_ref()) {
                    assert_eq!(Some(code), life.code.as_ref(), "kill {kill}: {}", life.id);
                }
            } else if life.open && found == shape(life.step + 1).map(own) {
                life.step += 1;
                life.code = listed.and_then(|customer| customer.code.as_ref()?.code.clone());
            } else {
                let (id, step, open) = (life.id, life.step, life.open);
                panic!("kill {kill}: {id} after step {step} (open: {open}) is {found:?}");
            }
            life.open = false;
        }
        let known = |id| self.0.iter().any(|life| life.id == id);
        assert!(
            list.iter().all(|customer| known(customer.id)),
            "kill {kill}: a guest from nowhere"
        );
    }
}

fn seen(customer: &Customer) -> (String, CodeState, u32) {
    (customer.settings.name.clone(), customer.code.as_ref().unwrap().state, customer.devices)
}

fn own((name, state, devices): (&str, CodeState, u32)) -> (String, CodeState, u32) {
    (name.to_owned(), state, devices)
}
