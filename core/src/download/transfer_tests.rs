use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use super::*;
use crate::{
    ErrorKind,
    testing::{Casa, Phone, Server, link},
};

/// A server that answers for packs only once it is open, and counts what it is asked.
struct Gate {
    server: Server,
    open: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
}

impl Gate {
    fn new(open: bool) -> Self {
        let (open, asked) = (Arc::new(AtomicBool::new(open)), Arc::new(AtomicUsize::new(0)));
        let (gate, count) = (Arc::clone(&open), Arc::clone(&asked));
        let casa = Casa::new(1, b"a kitchen");
        let server = Server::start(move |seen, _| {
            count.fetch_add(1, Ordering::SeqCst);
            while !gate.load(Ordering::SeqCst) {
                std::thread::yield_now();
            }
            casa.answer(seen)
        });
        Self { server, open, asked }
    }

    fn opens(&self) {
        self.open.store(true, Ordering::SeqCst);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.opens();
    }
}

async fn until(transfer: &Transfer, state: TransferState) -> TransferProgress {
    loop {
        let progress = transfer.next().await.expect("it goes on");
        if progress.state == state {
            return progress;
        }
    }
}

#[tokio::test]
async fn it_is_told_to_its_end_and_never_backwards() {
    let gate = Gate::new(true);
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&gate.server)).await.unwrap();
    let transfer = project.transfer();
    let mut last = TransferProgress::default();
    while let Some(progress) = transfer.next().await {
        assert!(progress.bytes >= last.bytes && progress.total >= last.total, "{progress:?}");
        last = progress;
    }
    assert_eq!(last.state, TransferState::Ended);
    assert!(last.total > 0 && last.bytes == last.total, "{last:?}");
    assert_eq!(transfer.next().await, None);
    assert_eq!(transfer.finished().await.unwrap().version, 1);
    assert_eq!(transfer.finished().await.unwrap().version, 1, "it may be asked twice");
}

#[tokio::test]
async fn a_pause_stops_it_and_it_goes_on() {
    let gate = Gate::new(false);
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&gate.server)).await.unwrap();
    let transfer = project.transfer();
    transfer.pause();
    until(&transfer, TransferState::Paused).await;
    let before = gate.asked.load(Ordering::SeqCst);
    gate.opens();
    assert!(!project.latest().await.unwrap().up_to_date);
    assert!(gate.asked.load(Ordering::SeqCst) <= before + 1, "it asks on while it is paused");
    transfer.go_on();
    assert_eq!(transfer.finished().await.unwrap().version, 1);
}

#[tokio::test]
async fn what_is_cancelled_stays_so() {
    let gate = Gate::new(false);
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&gate.server)).await.unwrap();
    let transfer = project.transfer();
    transfer.cancel();
    transfer.go_on();
    assert_eq!(transfer.finished().await.unwrap_err().kind(), ErrorKind::Cancelled);
    // Nothing holds the lock of the server's files any more.
    gate.opens();
    project.transfer().finished().await.unwrap();
}

#[tokio::test]
async fn one_that_is_let_go_stops() {
    let gate = Gate::new(false);
    let phone = Phone::new().await;
    let project = phone.innkey.add_link(&link(&gate.server)).await.unwrap();
    drop(project.transfer());
    gate.opens();
    loop {
        match project.transfer().finished().await {
            Ok(_) => break,
            Err(error) => assert_eq!(error.kind(), ErrorKind::Busy),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn how_fast_it_is_and_how_long_it_takes_is_told_while_it_runs() {
    let (told, seen) = watch::channel(TransferProgress::default());
    let meter = Meter::new(told);
    let figures = || {
        let progress = *seen.borrow();
        (progress.rate, progress.left)
    };
    let download = async {
        meter.start(10_500, 1);
        tokio::time::sleep(Duration::from_millis(500)).await;
        meter.advance(1_000);
        assert_eq!(figures(), (None, None), "told before it was measured");
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(figures(), (Some(1_000), Some(Duration::from_secs(10))));
        meter.state(TransferState::Paused);
        assert_eq!(figures(), (None, None));
        tokio::time::sleep(Duration::from_secs(5)).await;
        assert_eq!(figures(), (None, None), "measured while it is paused");
    };
    tokio::select! {
        biased;
        () = download => {}
        _ = meter.measure() => unreachable!("it never ends"),
    }
}
