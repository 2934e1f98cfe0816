//! How to look, and what came of it.

use std::{sync::atomic::AtomicBool, time::Duration};

use super::{clock::Ended, found::Found, luma::Rotation};

/// How thoroughly to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// One of many pictures of a camera: what is not found now is found in the next.
    #[default]
    Frame,
    /// A still picture: everything is tried while there is time.
    Photo,
}

/// How to look.
#[derive(Clone, Copy, Debug)]
pub struct ScanOptions<'a> {
    /// How thoroughly.
    pub mode: Mode,
    /// How long, at most; kept within 5 ms.
    pub budget: Duration,
    /// Set it to true, from another thread, to end the search within 5 ms.
    pub cancel: Option<&'a AtomicBool>,
    /// What turns the picture upright; codes are read at any angle, and [`Found::angle`] counts
    /// from there.
    pub rotation: Rotation,
}

impl ScanOptions<'_> {
    /// For a camera's frames: 25 ms.
    pub fn frame() -> Self {
        Self {
            mode: Mode::Frame,
            budget: Duration::from_millis(25),
            cancel: None,
            rotation: Rotation::default(),
        }
    }

    /// For a still picture: 150 ms.
    pub fn photo() -> Self {
        Self { mode: Mode::Photo, budget: Duration::from_millis(150), ..Self::frame() }
    }
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        Self::frame()
    }
}

/// What a search brought.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The codes, best first: large ones before small ones.
    pub codes: Vec<Found>,
    /// How long it took.
    pub elapsed: Duration,
    /// Whether everything was looked at.
    pub ended: Ended,
}

/// Tells how a code is turned in the upright picture.
#[derive(Clone, Copy)]
pub(super) struct Turn(pub Rotation);

impl Turn {
    /// Degrees clockwise, from 0 to 360, from a code's top left and top right.
    pub fn angle(self, left: (f32, f32), right: (f32, f32)) -> f32 {
        let given = (right.1 - left.1).atan2(right.0 - left.0).to_degrees();
        (given + f32::from(self.0.degrees())).rem_euclid(360.0)
    }
}
