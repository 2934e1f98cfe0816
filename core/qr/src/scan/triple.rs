//! Which three finder patterns may belong to one code.

use super::finder::Finder;

/// Most finder patterns that are combined: all threes of them are looked at.
const MOST: usize = 40;

/// Three finder patterns of a code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triple {
    /// Top left, top right, bottom left: clockwise, unless the code is mirrored.
    pub corners: [Finder; 3],
    /// Their places in the list.
    pub members: [usize; 3],
    /// How far from three sure patterns at a right angle with equal legs: 0 is best.
    pub oddness: f32,
}

impl Triple {
    /// Pixels per module, where it has fewest.
    pub fn module(&self) -> f32 {
        self.corners.iter().fold(f32::MAX, |least, finder| least.min(finder.module))
    }
}

/// Puts finder patterns together, in buffers that the next layer reuses.
#[derive(Default)]
pub(super) struct Triples {
    order: Vec<usize>,
    found: Vec<Triple>,
}

impl Triples {
    /// The plausible threes, best first.
    pub fn find(&mut self, finders: &[Finder]) -> &[Triple] {
        self.found.clear();
        self.order.clear();
        self.order.extend(0..finders.len());
        let rows = |at: usize| finders[at].height * finders[at].module;
        self.order.sort_unstable_by(|&a, &b| rows(b).total_cmp(&rows(a)).then(a.cmp(&b)));
        self.order.truncate(MOST);
        for (at, &a) in self.order.iter().enumerate() {
            for (next, &b) in self.order.iter().enumerate().skip(at + 1) {
                if !may_be_one(&finders[a], &finders[b]) {
                    continue;
                }
                for &c in &self.order[next + 1..] {
                    if may_be_one(&finders[a], &finders[c]) && may_be_one(&finders[b], &finders[c])
                    {
                        self.found.extend(triple(finders, [a, b, c]));
                    }
                }
            }
        }
        self.found.sort_unstable_by(|a, b| a.oddness.total_cmp(&b.oddness));
        &self.found
    }
}

fn may_be_one(a: &Finder, b: &Finder) -> bool {
    let (small, large) = (a.module.min(b.module), a.module.max(b.module));
    let modules = (a.centre - b.centre).length() / (small + large) * 2.0;
    // From corner to corner 14 modules in version 1, and the diagonal of 170 in version 40.
    a.inverted == b.inverted && large < 2.2 * small && (9.0..280.0).contains(&modules)
}

/// The three in order, if their angle and lengths are possible.
fn triple(finders: &[Finder], members: [usize; 3]) -> Option<Triple> {
    let centres = members.map(|at| finders[at].centre);
    let [a, b, c] = centres;
    // Opposite the longest side is the top left.
    let sides = [(b - c).length(), (a - c).length(), (a - b).length()];
    let first = (0..3).max_by(|&i, &j| sides[i].total_cmp(&sides[j]))?;
    let [mut one, mut two] = [(first + 1) % 3, (first + 2) % 3];
    let way = |to: usize| centres[to] - centres[first];
    if way(one).cross(way(two)) < 0.0 {
        (one, two) = (two, one);
    }
    let (right, down) = (way(one), way(two));
    let (across, along) = (right.length(), down.length());
    let cosine = right.dot(down) / (across * along);
    let legs = across.max(along) / across.min(along);
    let members = [first, one, two].map(|at| members[at]);
    let corners = members.map(|at| finders[at]);
    let modules = corners.map(|finder| finder.module);
    let spread = modules.iter().fold(0.0_f32, |a, &b| a.max(b))
        / modules.iter().fold(f32::MAX, |a, &b| a.min(b));
    let doubt: f32 = corners.iter().map(|finder| (2.0 - finder.height).max(0.0)).sum();
    // Sizes of modules tell what is far and what is near; legs count less the more they differ.
    (cosine.abs() < 0.65 && legs < 2.2).then(|| Triple {
        corners,
        members,
        oddness: cosine.abs() + (legs - 1.0) + (spread - 1.0) + 0.2 * doubt,
    })
}
