//! The picture in several sizes. Small layers are quick to search, and averaging takes away the
//! noise and moiré that hide large codes. Enlarging helps where a module has few pixels.

use super::luma::Luma;
use super::plane::Plane;

/// Layers are halved while their shorter side stays at least this long.
const SMALLEST_SIDE: usize = 240;

/// Pictures are enlarged if their longer side is at most this long: larger ones rarely hold codes
/// that need it.
const LARGEST_ENLARGED: usize = 1_024;

/// Larger layers are not searched: no camera sees finer modules, and `rxing` counts a row's pixels
/// in 16 bits.
const LARGEST_SIDE: usize = 16_384;

/// The layers of one picture, in buffers that the next picture reuses.
#[derive(Default)]
pub(super) struct Pyramid {
    halves: Vec<Plane>,
}

/// A layer to search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer<'a> {
    pub luma: Luma<'a>,
    /// Pixels of the picture per pixel of the layer, along a side.
    pub factor: f32,
}

impl Pyramid {
    /// The layers of `picture` that are worth searching, smallest first.
    pub fn layers<'a>(&'a mut self, picture: Luma<'a>) -> Vec<Layer<'a>> {
        self.halve(picture);
        let factors = std::iter::successors(Some(1.0), |factor| Some(factor * 2.0));
        let mut layers: Vec<Layer<'a>> = std::iter::once(picture)
            .chain(self.halves.iter().filter_map(Plane::luma))
            .zip(factors)
            .filter(|&(luma, _)| longer_side(luma) <= LARGEST_SIDE)
            .map(|(luma, factor)| Layer { luma, factor })
            .collect();
        layers.reverse();
        layers
    }

    fn halve(&mut self, picture: Luma<'_>) {
        let mut buffers = std::mem::take(&mut self.halves).into_iter();
        loop {
            let last = self.halves.last().map_or(Some(picture), Plane::luma);
            let Some(source) = last.filter(|&luma| is_worth_halving(luma)) else { break };
            let mut plane = buffers.next().unwrap_or_default();
            plane.halve(source);
            self.halves.push(plane);
        }
    }
}

/// A small picture at twice its size, in `buffer`.
pub(super) fn enlarged<'a>(picture: Luma<'_>, buffer: &'a mut Plane) -> Option<Layer<'a>> {
    if longer_side(picture) > LARGEST_ENLARGED {
        return None;
    }
    buffer.double(picture);
    buffer.luma().map(|luma| Layer { luma, factor: 0.5 })
}

fn is_worth_halving(luma: Luma<'_>) -> bool {
    let shorter_side = luma.width().min(luma.height());
    shorter_side >= 2 * SMALLEST_SIDE || longer_side(luma) > LARGEST_SIDE
}

fn longer_side(luma: Luma<'_>) -> usize {
    luma.width().max(luma.height())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(width: usize, height: usize) -> Vec<(usize, usize, f32)> {
        let data = vec![0; width * height];
        let picture = Luma::new(&data, width, height, width).unwrap();
        let mut pyramid = Pyramid::default();
        let layers = pyramid.layers(picture);
        layers.iter().map(|l| (l.luma.width(), l.luma.height(), l.factor)).collect()
    }

    #[test]
    fn the_smallest_layer_comes_first() {
        assert_eq!(sizes(1920, 1080), [(480, 270, 4.0), (960, 540, 2.0), (1920, 1080, 1.0)]);
        assert_eq!(sizes(300, 300), [(300, 300, 1.0)]);
        assert_eq!(sizes(1, 1), [(1, 1, 1.0)]);
    }

    #[test]
    fn only_small_pictures_are_enlarged() {
        let (data, mut buffer) = ([0; 2048], Plane::default());
        let mut width = |width| {
            let layer = enlarged(Luma::new(&data, width, 1, width).unwrap(), &mut buffer);
            layer.map(|layer| layer.luma.width())
        };
        assert_eq!((width(1024), width(1025), width(1)), (Some(2048), None, Some(2)));
    }

    #[test]
    fn too_long_layers_are_left_out() {
        assert_eq!(sizes(20_001, 3), [(10_000, 1, 2.0)]);
        assert_eq!(sizes(100_000, 1), []);
    }

    #[test]
    fn a_smaller_picture_after_a_larger_one_leaves_no_trace() {
        let data = vec![7; 2000 * 2000];
        let mut pyramid = Pyramid::default();
        let mut count = |side| pyramid.layers(Luma::new(&data, side, side, 2000).unwrap()).len();
        assert_eq!((count(2000), count(500), count(20)), (4, 2, 1));
    }
}
