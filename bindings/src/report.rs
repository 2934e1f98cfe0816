//! Panics as errors: a short id for the person, and behind it a file for whoever mends it.

use std::{
    any::Any,
    fs,
    panic::{self, AssertUnwindSafe},
    path::Path,
    sync::{Mutex, Once, PoisonError},
};

use innkey_protocol::Hash;

use crate::InnkeyError;

/// Folder of reports, in the engine's.
const REPORTS: &str = "reports";
/// Most reports that are kept; the same panic writes the same one.
const MAX_REPORTS: usize = 50;

/// Where the last panic was. It may be on another thread than the one that hands it on.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// From now on the place of a panic is remembered. Whoever listened before goes on to.
pub(crate) fn remember_places() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
            before(info);
        }));
    });
}

/// Does `work` that is no part of an engine; a panic in it is an error.
pub(crate) fn catch<T>(work: impl FnOnce() -> Result<T, InnkeyError>) -> Result<T, InnkeyError> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let (_, id) = told(&*panic);
        Err(InnkeyError::internal(id))
    })
}

/// The error of a panic, whose report is written into the engine's folder.
pub(crate) fn write(folder: &Path, panic: &(dyn Any + Send)) -> InnkeyError {
    let (text, id) = told(panic);
    let reports = folder.join(REPORTS);
    let kept = || {
        fs::create_dir_all(&reports)?;
        if fs::read_dir(&reports)?.count() < MAX_REPORTS {
            fs::write(reports.join(format!("{id}.txt")), &text)?;
        }
        std::io::Result::Ok(())
    };
    if let Err(error) = kept() {
        tracing::warn!(%error, "a report could not be kept");
    }
    InnkeyError::internal(id)
}

/// What a panic says, and its id: the same for the same mistake.
fn told(panic: &(dyn Any + Send)) -> (String, String) {
    let said = panic.downcast_ref::<&str>().copied().map(str::to_owned);
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let version = env!("CARGO_PKG_VERSION");
    let text = format!("Innkey {version}\n{place}\n{said}\n");
    let mut id = Hash::of(text.as_bytes()).to_string();
    id.truncate(8);
    tracing::error!(report = id, place, said, "a mistake in Innkey");
    (text, id)
}
