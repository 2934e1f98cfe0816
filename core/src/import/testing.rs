//! A house, its customers, and a server that does what a plan says.

use std::collections::BTreeMap;

use innkey_protocol::{
    AccountId, GroupId, ProjectId, UnixTime, Zone,
    api::{
        customers::{BatchChange, Customer, NewCustomer, Settings},
        groups::{Group, GroupSettings, StayTimes},
    },
};

use super::{Feed, Outcome, Place, Plan, plan, read};
use crate::testing;

/// A building with two flats.
pub(super) struct House {
    pub(super) zone: Zone,
    pub(super) groups: Vec<Group>,
    pub(super) customers: BTreeMap<AccountId, Customer>,
    pub(super) now: UnixTime,
}

impl House {
    /// In Rome, on 1 April 2026 at noon, without customers.
    pub(super) fn new() -> Self {
        let group = |byte, name: &str, arrival: &str, departure: &str| {
            let times = StayTimes {
                arrival: arrival.parse().unwrap(),
                departure: departure.parse().unwrap(),
            };
            Group {
                id: GroupId::from_bytes([byte; 16]),
                settings: GroupSettings { name: name.into(), times, ..GroupSettings::default() },
                key: Some(name.to_lowercase().replace(' ', "-")),
                customers: 0,
                revision: 1,
            }
        };
        let zone: Zone = "Europe/Rome".parse().unwrap();
        let groups =
            vec![group(1, "Flat 1", "16:00", "11:00"), group(2, "Flat 2", "15:00", "10:00")];
        let mut house = Self { zone, groups, customers: BTreeMap::new(), now: UnixTime(0) };
        house.now = house.at("2026-04-01T12:00:00");
        house
    }

    pub(super) fn at(&self, local: &str) -> UnixTime {
        self.zone.instant(local.parse().unwrap(), innkey_protocol::zone::End::From).unwrap()
    }

    pub(super) fn shown(&self, time: Option<UnixTime>) -> String {
        time.map_or("-".into(), |time| self.zone.civil(time).unwrap().to_string())
    }

    pub(super) fn place(&self) -> Place<'_> {
        let group = Some(self.groups[0].id);
        Place { zone: &self.zone, groups: &self.groups, group, closed_are_bookings: false }
    }

    pub(super) fn list(&self) -> Vec<Customer> {
        self.customers.values().cloned().collect()
    }

    /// What reading a file as the feed `flat` would change.
    pub(super) fn plan(&self, file: &str) -> Plan {
        let place = self.place();
        let bookings = read(file.as_bytes(), &place).unwrap();
        let feed = Feed { project: ProjectId::from_bytes([9; 16]), name: "flat" };
        plan(&bookings, &self.list(), feed, &place, self.now)
    }

    /// Carries a file out, as a server would; gives back what came of each line.
    pub(super) fn import(&mut self, file: &str) -> Vec<Outcome> {
        let plan = self.plan(file);
        for change in plan.batches().into_iter().flat_map(|batch| batch.changes) {
            self.carry_out(change);
        }
        plan.lines.into_iter().map(|line| line.outcome).collect()
    }

    fn carry_out(&mut self, change: BatchChange) {
        match change {
            BatchChange::Add { id, new } => {
                assert!(new.code.is_none() && new.login.is_none());
                self.customers.entry(id).or_insert_with(|| customer(id, new));
            }
            BatchChange::Edit { id, edit } => {
                let customer = self.customers.get_mut(&id).unwrap();
                assert_eq!(edit.revision, Some(customer.revision));
                customer.settings = edit.applied(customer.settings.clone());
                customer.revision += 1;
            }
            BatchChange::Remove { id } => assert!(self.customers.remove(&id).is_some()),
        }
    }

    /// The only customer of that name.
    pub(super) fn named(&mut self, name: &str) -> &mut Customer {
        let mut found =
            self.customers.values_mut().filter(|customer| customer.settings.name == name);
        let customer = found.next().unwrap();
        assert!(found.next().is_none());
        customer
    }
}

/// A customer as the server keeps it.
pub(super) fn customer(id: AccountId, new: NewCustomer) -> Customer {
    Customer { source: new.source, ..testing::customer(id, new.settings) }
}

/// A customer with these settings.
pub(super) fn with(byte: u8, settings: Settings) -> Customer {
    testing::customer(AccountId::from_bytes([byte; 16]), settings)
}
