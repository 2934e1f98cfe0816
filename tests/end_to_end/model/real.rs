//! The same actions on a real server: hosts through their phones, guests over a connection of their own.

use std::sync::Arc;

use innkey_core::{
    Draft, Error, ErrorKind,
    net::{Connection, Request},
};
use innkey_protocol::{
    AccountId, Code, DeviceId, DownloadToken, ErrorCode, GroupId, Rights, Secret, SessionToken,
    Stay, UnixTime,
    api::{
        customers::{Customer, CustomerEdit, CustomerList},
        groups::GroupEdit,
        operator::{AccountState, NewAccount},
        routes,
        sign_in::Role,
    },
};

use super::{
    action::{AT_FIRST, Action, GROUPS, Group, Host, Sight, StayFromNow, TOKENS, Token},
    guard::{Answer, Guard, Minutes},
};
use crate::harness::{Building, PASSWORD, Phone, only};

const DAY: i64 = 24 * 60 * 60;
/// So far ahead begins the first case: turned back, the clock must not show a day before the server was built.
const MARGIN: i64 = 60 * DAY;

/// What the server made of an action.
#[derive(Clone, Debug)]
pub struct Told {
    pub answer: Answer,
    /// The customer as the server then showed them.
    pub customer: Option<Customer>,
}

/// What the server shows of its state.
pub struct Seen {
    pub list: CustomerList,
    /// For each token whether it is in.
    pub sessions: Vec<Answer>,
    /// For each token what it may see.
    pub by_sessions: Vec<Result<Sight, ErrorCode>>,
    /// For each customer what may be seen with the first link, and with the newest.
    pub by_links: Vec<[Result<Sight, ErrorCode>; 2]>,
}

/// A building that goes from case to case: its clock only ever goes on, its customers go with each.
pub struct Real {
    pub(super) building: Building,
    bruno: Phone,
    pub(super) guests: Arc<Connection>,
    /// Seconds that the clock is ahead when the case begins, and the highest so far.
    ahead: i64,
    furthest: i64,
    /// The server's time when the case began.
    pub began: UnixTime,
    pub ids: Vec<AccountId>,
    pub codes: Vec<Code>,
    pub groups: Vec<GroupId>,
    pub(super) links: Vec<Vec<DownloadToken>>,
}

/// What did not come, and why: no refusal, but no answer.
pub type Failure = String;

impl Real {
    pub async fn new() -> Self {
        let building = Building::new().await;
        let bruno = NewAccount {
            user: "bruno".into(),
            password: Secret::new(PASSWORD.into()),
            role: Role::Admin,
        };
        let path = routes::operator_accounts(building.project);
        let _: AccountState = building.operator(Request::post(path).json(&bruno).unwrap()).await;
        let bruno = Phone::with_link(&building.anna_link().await).await;
        bruno.sign_in_as("bruno", PASSWORD).await.unwrap();
        let guests = building.server.connection().into();
        let mut groups = Vec::new();
        for name in 0..GROUPS {
            groups.push(building.group(&format!("Group {name}"), Rights::All).await.id);
        }
        let (ids, codes, links) = (Vec::new(), Vec::new(), Vec::new());
        let began = UnixTime(0);
        Self {
            building,
            bruno,
            guests,
            ahead: 0,
            furthest: MARGIN,
            began,
            ids,
            codes,
            groups,
            links,
        }
    }

    /// Makes the building empty for the next case.
    pub async fn begin(&mut self) {
        self.ahead = self.furthest + DAY;
        self.turn(0).await.unwrap();
        self.building.set_otp(true).await;
        for (phone, user) in [(&self.building.host, "anna"), (&self.bruno, "bruno")] {
            if phone.project.account().await.is_err() {
                phone.sign_in_as(user, PASSWORD).await.unwrap();
            }
        }
        let customers = self.building.customers();
        for customer in customers.list().await.unwrap().customers {
            customers.remove(customer.id).await.unwrap();
        }
        for (group, may) in (0..GROUPS).map(Group).zip(AT_FIRST) {
            self.allow_group(Host::Anna, group, may).await.unwrap().unwrap();
        }
        self.began = customers.list().await.unwrap().server_time;
        self.ids.clear();
        self.codes.clear();
        self.links.clear();
    }

    /// Does a single action; `guard` says what it means.
    pub async fn act(&self, guard: &Guard, action: &Action) -> Result<Told, Failure> {
        match *action {
            Action::Add { .. } if guard.is_full() => Ok(Told::plain(Ok(None))),
            Action::Add { host, invite, stay } => {
                let name = format!("Guest {}", self.ids.len());
                let mut draft = Draft::new(name, self.stay(guard, stay), invite).unwrap();
                of_host(self.phone(host).project.customers().create(&mut draft).await)
            }
            Action::Switch { host, who, on } => {
                let edit = CustomerEdit { enabled: Some(on), ..CustomerEdit::default() };
                self.edit(host, guard.who(who), &edit).await
            }
            Action::Move { host, who, stay } => {
                let stay = Some(self.stay(guard, stay));
                let edit = CustomerEdit { stay, ..CustomerEdit::default() };
                self.edit(host, guard.who(who), &edit).await
            }
            Action::Join { host, who, group } => {
                let group = Some(group.map(|group| self.groups[usize::from(group.0)]));
                let edit = CustomerEdit { group, ..CustomerEdit::default() };
                self.edit(host, guard.who(who), &edit).await
            }
            Action::Allow { host, who, may } => {
                let rights = Some(may.map(rights));
                let edit = CustomerEdit { rights, ..CustomerEdit::default() };
                self.edit(host, guard.who(who), &edit).await
            }
            Action::AllowGroup { host, group, may } => {
                self.allow_group(host, group, may).await.map(Told::done)
            }
            Action::Renew { host, who } => {
                let customers = self.phone(host).project.customers();
                of_host(customers.renew(self.ids[guard.who(who)]).await)
            }
            Action::Revoke { host, who } => {
                let customers = self.phone(host).project.customers();
                of_host(customers.revoke(self.ids[guard.who(who)]).await)
            }
            Action::Remove { host, who } => {
                let customers = self.phone(host).project.customers();
                let done = customers.remove(self.ids[guard.who(who)]).await;
                answered(done).map(Told::done)
            }
            Action::SendAway { host, who } => {
                let customers = self.phone(host).project.customers();
                let done = customers.sign_out(self.ids[guard.who(who)], None).await;
                answered(done).map(Told::done)
            }
            Action::SendOneAway { host, who, token } => {
                self.send_one_away(host, self.ids[guard.who(who)], token).await.map(Told::done)
            }
            Action::Otp(on) => {
                self.building.set_otp(on).await;
                Ok(Told::plain(Ok(None)))
            }
            Action::SignIn(sign_in) | Action::Lost(sign_in) => self.sign_in(sign_in).await,
            Action::Check(token) => self.check(token).await.map(Told::plain),
            Action::SignOut(token) => {
                self.sign_out(token, routes::session(self.building.project)).await.map(Told::done)
            }
            Action::Everywhere(token) => {
                self.sign_out(token, routes::devices(self.building.project)).await.map(Told::done)
            }
            _ => unreachable!("not a single action, or one that needs the building for itself"),
        }
    }

    /// Takes note of what a host was told: new customers, codes and links.
    pub async fn learn(&mut self, action: &Action, told: &Told) {
        let Some(customer) = &told.customer else { return };
        let (new, renewed) =
            (matches!(action, Action::Add { .. }), matches!(action, Action::Renew { .. }));
        if new {
            self.ids.push(customer.id);
            self.links.push(Vec::new());
        }
        if new || matches!(action, Action::Revoke { .. }) {
            let link = self.building.customers().share_link(customer.id, false).await.unwrap();
            let who = self.who(customer.id).unwrap();
            self.links[who].push(link.token.unwrap());
        }
        let issued = customer.code.as_ref().filter(|_| new || renewed);
        self.codes.extend(issued.and_then(|issued| issued.code.clone()));
    }

    /// Turns the clock to so many minutes after the case began; a passer-by asks, so that the server sees it.
    pub async fn turn(&mut self, minutes: Minutes) -> Result<(), Failure> {
        let ahead = self.ahead + 60 * minutes;
        self.furthest = self.furthest.max(ahead);
        self.building.server.turn_clock(ahead);
        self.session(&SessionToken::from_bytes([0; 32])).await.map(drop)
    }

    /// Kills the server (SIGKILL) and starts it again at another time.
    pub fn kill(&mut self, minutes: Minutes) {
        self.building.server.kill();
        self.building.server.turn_clock(self.ahead + 60 * minutes);
        self.building.server.start_again();
        self.guests = self.building.server.connection().into();
    }

    /// What the server shows to `host` and to every device.
    pub async fn look(&self, host: Host) -> Result<Seen, Failure> {
        let list = self.phone(host).project.customers().list().await;
        let list = list.map_err(|error| format!("the list did not come: {error:?}"))?;
        let (mut sessions, mut by_sessions, mut by_links) = (Vec::new(), Vec::new(), Vec::new());
        for token in (0..TOKENS).map(Token) {
            sessions.push(self.check(token).await?);
            by_sessions.push(self.packs(&self.token(token)).await?);
        }
        for links in &self.links {
            let (first, newest) = (&links[0], &links[links.len() - 1]);
            by_links.push([self.packs(first).await?, self.packs(newest).await?]);
        }
        Ok(Seen { list, sessions, by_sessions, by_links })
    }

    pub fn who(&self, id: AccountId) -> Option<usize> {
        self.ids.iter().position(|known| *known == id)
    }

    async fn edit(&self, host: Host, who: usize, edit: &CustomerEdit) -> Result<Told, Failure> {
        of_host(self.phone(host).project.customers().edit(self.ids[who], edit).await)
    }

    async fn allow_group(
        &self,
        host: Host,
        group: Group,
        may: Sight,
    ) -> Result<Result<(), ErrorCode>, Failure> {
        let edit = GroupEdit { rights: Some(rights(may)), ..GroupEdit::default() };
        let groups = self.phone(host).project.groups();
        answered(groups.edit(self.groups[usize::from(group.0)], &edit).await.map(drop))
    }

    /// The host finds the device by its name; one that is not there has no id either.
    async fn send_one_away(
        &self,
        host: Host,
        id: AccountId,
        token: Token,
    ) -> Result<Result<(), ErrorCode>, Failure> {
        let customers = self.phone(host).project.customers();
        let devices = match answered(customers.devices(id).await)? {
            Ok(list) => list.devices,
            Err(code) => return Ok(Err(code)),
        };
        let device = devices.iter().find(|device| device.name == format!("{token:?}"));
        let device = device.map_or(DeviceId::from_bytes([9; 16]), |device| device.id);
        answered(customers.sign_out(id, Some(device)).await)
    }

    fn phone(&self, host: Host) -> &Phone {
        match host {
            Host::Anna => &self.building.host,
            Host::Bruno => &self.bruno,
        }
    }

    fn stay(&self, guard: &Guard, stay: StayFromNow) -> Stay {
        let (from, until) = guard.window(stay);
        let time = |minutes: Minutes| self.began.plus(60 * minutes);
        Stay { from: from.map(time), until: until.map(time) }
    }
}

impl Told {
    pub fn plain(answer: Answer) -> Self {
        Self { answer, customer: None }
    }

    fn done(answer: Result<(), ErrorCode>) -> Self {
        Self::plain(answer.map(|()| None))
    }
}

/// Rights in the words of the protocol.
pub fn rights(may: Sight) -> Rights {
    match may {
        Sight::All => Rights::All,
        Sight::Flat => only(&["flat"]),
        Sight::Garden => only(&["garden"]),
        Sight::Nothing => only(&[]),
    }
}

fn of_host(done: Result<Customer, Error>) -> Result<Told, Failure> {
    Ok(match answered(done)? {
        Ok(customer) => Told { answer: Ok(None), customer: Some(customer) },
        Err(code) => Told::plain(Err(code)),
    })
}

/// Tells the server's no from no answer.
pub fn answered<T>(answer: Result<T, Error>) -> Result<Result<T, ErrorCode>, Failure> {
    match answer {
        Ok(answer) => Ok(Ok(answer)),
        Err(error) => match error.kind() {
            ErrorKind::Refused(code) => Ok(Err(code)),
            _ => Err(format!("no answer: {error:?}")),
        },
    }
}
