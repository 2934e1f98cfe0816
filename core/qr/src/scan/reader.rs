//! Reads the code whose finder patterns are known.

use super::{
    clock::Clock,
    codewords::Codewords,
    content::{Content, content},
    equalize::equalize,
    fit::{self, Fit, agreement, clarity},
    format::{Format, format},
    found::Found,
    grid::{Grid, PARAMETERS},
    mesh::Mesh,
    options::Turn,
    sample::{sample, sample_middles},
    soft::Soft,
    triple::Triple,
    view::View,
};
use crate::Level;

/// Known modules that fit worse belong to no code.
const LEAST: f32 = 0.25;
/// Known modules that fit better need no finer grid.
const SURE: f32 = 0.55;
/// Known modules that fit worse are not worth more than one attempt.
const PROMISING: f32 = 0.35;

/// What became of three finder patterns.
pub(super) enum Outcome {
    /// A code that was read.
    Read(Box<Found>),
    /// There is a code, but it could not be read.
    Unreadable,
    /// They belong to no code.
    Nothing,
}

/// Buffers for reading one code after the other.
#[derive(Default)]
pub(super) struct Reader {
    mesh: Mesh,
    sampled: Vec<f32>,
    soft: Soft,
    scratch: Vec<f32>,
    codewords: Codewords,
}

impl Reader {
    /// Reads the code in a layer that is `scale` times as large as the one of the finder patterns.
    pub fn read(
        &mut self,
        view: View<'_>,
        triple: &Triple,
        scale: f32,
        turn: Turn,
        clock: &Clock<'_>,
    ) -> Outcome {
        let inverted = triple.corners[0].inverted;
        let Some(mut fit) = fit::fit(view, triple, scale) else { return Outcome::Nothing };
        if clock.is_over() {
            return Outcome::Nothing;
        }
        // Most codes need no more.
        if fit.known > SURE {
            if let Some(code) = self.glance(view, &fit, inverted, turn) {
                return Outcome::Read(Box::new(code));
            }
            self.measure(view, &fit, inverted);
            if let Some(read) = self.decode(&fit, false) {
                return Outcome::Read(Box::new(found(view, &fit, inverted, read, turn)));
            }
        }
        let (symbol, depth) = (fit.symbol, fit.depth);
        let known = |grid: &Grid| agreement(view, grid, symbol.known(), inverted, depth);
        fit.refine(8, clock, known);
        fit.known = known(&fit.grid);
        if fit.known < LEAST {
            return Outcome::Nothing;
        }
        if let Some(read) = self.attempt(view, &fit, inverted, clock) {
            return Outcome::Read(Box::new(found(view, &fit, inverted, read, turn)));
        }
        if fit.known < PROMISING {
            return Outcome::Nothing;
        }
        if clock.is_over() {
            return Outcome::Unreadable;
        }
        // It may be bent.
        fit.refine(PARAMETERS, clock, |grid| known(grid) + clarity(view, grid, depth));
        match self.attempt(view, &fit, inverted, clock) {
            Some(read) => Outcome::Read(Box::new(found(view, &fit, inverted, read, turn))),
            None => Outcome::Unreadable,
        }
    }

    /// The code under a grid that needs no further look, if it can be read at a glance.
    pub fn glance(
        &mut self,
        view: View<'_>,
        fit: &Fit,
        inverted: bool,
        turn: Turn,
    ) -> Option<Found> {
        sample_middles(view, &fit.grid, inverted, &mut self.soft.modules);
        let read = self.decode(fit, true)?;
        Some(found(view, fit, inverted, read, turn))
    }

    /// Samples and decodes, as seen and then with blur undone.
    fn attempt(
        &mut self,
        view: View<'_>,
        fit: &Fit,
        inverted: bool,
        clock: &Clock<'_>,
    ) -> Option<(Content, Format)> {
        if clock.is_over() {
            return None;
        }
        self.measure(view, fit, inverted);
        if let Some(read) = self.decode(fit, false) {
            return Some(read);
        }
        if fit.known < PROMISING {
            return None;
        }
        for _ in 0..2 {
            if clock.is_over() {
                return None;
            }
            equalize(&mut self.soft.modules, fit.symbol, &mut self.scratch);
            if let Some(read) = self.decode(fit, false) {
                return Some(read);
            }
        }
        None
    }

    /// Samples all modules.
    fn measure(&mut self, view: View<'_>, fit: &Fit, inverted: bool) {
        self.mesh.measure(view, fit, inverted);
        sample(view, fit, &self.mesh, inverted, &mut self.sampled);
        self.soft.normalise(&self.sampled, fit.symbol.size);
    }

    fn decode(&mut self, fit: &Fit, quick: bool) -> Option<(Content, Format)> {
        let size = fit.symbol.size;
        let modules = &self.soft.modules;
        let module = |x: usize, y: usize| modules[y * size + x];
        let format = format(size, module)?;
        if !self.codewords.read(fit.symbol, format, quick, module) {
            return None;
        }
        Some((content(&self.codewords.data, fit.symbol, format.level)?, format))
    }
}

fn found(view: View<'_>, fit: &Fit, inverted: bool, read: (Content, Format), turn: Turn) -> Found {
    let (content, format) = read;
    let mut corners = fit.grid.scaled(view.factor).corners().map(|point| (point.x, point.y));
    if format.mirrored {
        corners.swap(1, 3);
    }
    Found {
        bytes: content.bytes,
        text: content.text,
        part: content.part,
        angle: turn.angle(corners[0], corners[1]),
        corners,
        version: fit.symbol.version.getVersionNumber() as u8,
        level: Level::from(format.level),
        mirrored: format.mirrored,
        inverted,
    }
}
