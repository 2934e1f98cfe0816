//! What the demo says while it goes on.

use std::cell::Cell;

use innkey_protocol::link::fingerprint;
use serde_json::json;

use super::stage::{Anna, Stage};
use crate::{client::qr, failure::Failure, output::Output};

/// Says what happens and what it proves.
pub struct Guide {
    /// How to print.
    pub output: Output,
    step: Cell<u32>,
}

impl Guide {
    pub fn new(output: Output) -> Self {
        Self { output, step: Cell::new(0) }
    }

    /// Begins a step: what is done, and what it shows.
    pub fn step(&self, title: &str, proves: &str) -> Result<(), Failure> {
        let step = self.step.get() + 1;
        self.step.set(step);
        self.output.result(&json!({ "step": step, "title": title, "proves": proves }), |_| {
            let title = self.output.styled("1", format_args!("{step:>2}. {title}"));
            format!("\n{title}\n    {}", self.output.styled("2", proves))
        })
    }

    /// Prints what a step showed, indented.
    pub fn show(&self, text: &str) -> Result<(), Failure> {
        if self.output.is_json() {
            return Ok(());
        }
        let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
        Output::print(lines.join("\n"))
    }

    /// Notes that what had to come true did.
    pub fn check(&self, what: &str) -> Result<(), Failure> {
        self.show(&format!("{} {what}", self.output.styled("32", "✓")))
    }

    /// Says how to go on by hand.
    pub fn farewell(&self, stage: &Stage, anna: &Anna, exit: bool) -> Result<(), Failure> {
        let addresses: Vec<_> = anna.link.addresses.iter().map(ToString::to_string).collect();
        let link = anna.link.to_string();
        let view = json!({
            "addresses": addresses, "user": anna.user, "password": anna.password.expose(), "link": link,
            "data": stage.server.data(),
        });
        let modules = qr::modules(&link)?;
        self.output.result(&view, |_| {
            let head = self.output.styled("1", "The story is told: every step did what it should.");
            let me = std::env::args().next().unwrap_or_else(|| "innkey".into());
            let first = addresses.first().cloned().unwrap_or_default();
            let rest = if exit {
                "The server was stopped, as --exit asks.".to_owned()
            } else {
                format!(
                    "The server is running for phones in this network, until Ctrl-C:\n\n\
                     {qr}\n\n  \
                     Addresses    {}\n  \
                     Fingerprint  {}\n  \
                     Admin        {user}, password {}\n  \
                     Data         {}\n\n\
                     The QR is anna's own link, for her first phone. From another terminal:\n\n  \
                     {me} add {first} --home anna   # compare the fingerprint\n  \
                     {me} sign-in --home anna --user {user}\n  \
                     {me} customers list --home anna",
                    addresses.join("  "),
                    fingerprint(&anna.link.pins[0]),
                    anna.password.expose(),
                    stage.server.data().display(),
                    user = anna.user,
                    qr = qr::terminal(&modules, self.output),
                )
            };
            format!("\n{head}\n{rest}")
        })
    }
}
