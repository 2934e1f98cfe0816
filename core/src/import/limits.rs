//! How much is read. A house with more has more than one file.

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Most rows or events in a file.
pub const MAX_ROWS: usize = 5_000;
/// Largest event or time zone of a calendar, in bytes; some carry pictures.
pub(super) const MAX_EVENT: usize = 512 * 1024;
/// Longest name of a booking in its feed, in bytes; longer ones are hashed.
pub(super) const MAX_BOOKING: usize = 200;
/// Most remarks of a kind, so that a strange file does not fill the screen.
pub(super) const MAX_REMARKS: usize = 20;
