//! Undoes blur and shake: each module becomes the mix of itself and its neighbours that comes
//! nearest to what is known, as a receiver trains its equaliser on pilots.

use super::symbol::{Module, Symbol};

/// Neighbours that are mixed: a square of 3 × 3, and a constant.
const TAPS: usize = 10;
/// How strongly the mix is drawn towards the module itself, in modules of evidence.
const CAUTION: f32 = 4.0;

/// Rewrites `modules`; trained on the known modules and on the others as they seem to be.
pub(super) fn equalize(modules: &mut Vec<f32>, symbol: &Symbol, scratch: &mut Vec<f32>) {
    let size = symbol.size;
    let around = |modules: &[f32], at: usize| -> [f32; TAPS] {
        let (x, y) = (at % size, at / size);
        std::array::from_fn(|tap| {
            if tap == TAPS - 1 {
                return 1.0;
            }
            let (x, y) = (x + tap % 3, y + tap / 3);
            // Around a code all is light.
            let is_inside = (1..=size).contains(&x) && (1..=size).contains(&y);
            if is_inside { modules[(y - 1) * size + x - 1].clamp(-1.6, 1.6) } else { -1.0 }
        })
    };
    let mut normal = [[0.0_f32; TAPS]; TAPS];
    let mut wanted = [0.0_f32; TAPS];
    for (tap, row) in normal.iter_mut().enumerate() {
        row[tap] = CAUTION;
    }
    wanted[TAPS / 2 - 1] = CAUTION;
    for (at, &module) in symbol.modules.iter().enumerate() {
        let (target, weight) = match module {
            Module::Known(true) => (1.0, 1.0),
            Module::Known(false) => (-1.0, 1.0),
            // Sure ones teach more.
            Module::Data | Module::Reserved => {
                (modules[at].signum(), modules[at].abs().min(1.0).powi(2))
            }
        };
        let taps = around(modules, at);
        for (row, &a) in taps.iter().enumerate() {
            for (column, &b) in taps.iter().enumerate().take(row + 1) {
                normal[row][column] += weight * a * b;
            }
            wanted[row] += weight * a * target;
        }
    }
    let Some(mix) = solve(normal, wanted) else { return };
    scratch.clear();
    scratch.extend((0..size * size).map(|at| {
        around(modules, at).iter().zip(&mix).map(|(value, weight)| value * weight).sum::<f32>()
    }));
    std::mem::swap(modules, scratch);
}

/// Solves a symmetric positive system, given by its lower half, by Cholesky's decomposition.
fn solve(mut a: [[f32; TAPS]; TAPS], mut b: [f32; TAPS]) -> Option<[f32; TAPS]> {
    for row in 0..TAPS {
        for column in 0..=row {
            let dot: f32 = (0..column).map(|at| a[row][at] * a[column][at]).sum();
            let rest = a[row][column] - dot;
            if row == column {
                if rest <= 0.0 {
                    return None;
                }
                a[row][row] = rest.sqrt();
            } else {
                a[row][column] = rest / a[column][column];
            }
        }
    }
    for row in 0..TAPS {
        let dot: f32 = (0..row).map(|at| a[row][at] * b[at]).sum();
        b[row] = (b[row] - dot) / a[row][row];
    }
    for row in (0..TAPS).rev() {
        let dot: f32 = (row + 1..TAPS).map(|at| a[at][row] * b[at]).sum();
        b[row] = (b[row] - dot) / a[row][row];
    }
    Some(b)
}
