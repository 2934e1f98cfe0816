//! The picture to read: brightness only, borrowed from whoever took it.

use crate::QrError;

/// Most pixels per side.
const MAX_SIDE: usize = 100_000;

/// A borrowed plane of 8-bit brightness (0 black, 255 white), as cameras deliver it.
#[derive(Clone, Copy)]
pub struct Luma<'a> {
    data: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
}

impl<'a> Luma<'a> {
    /// The plane whose row `y` is the `width` bytes from `data[y * stride]`; the last row may end
    /// without padding.
    ///
    /// # Errors
    ///
    /// [`QrError::Empty`], [`QrError::TooLarge`] (over 100,000 pixels a side), [`QrError::Stride`]
    /// (below the width) or [`QrError::Truncated`] (`data` is shorter than the size needs).
    pub fn new(
        data: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, QrError> {
        if width == 0 || height == 0 {
            return Err(QrError::Empty { width, height });
        }
        if width > MAX_SIDE || height > MAX_SIDE {
            return Err(QrError::TooLarge { width, height, max: MAX_SIDE });
        }
        if stride < width {
            return Err(QrError::Stride { stride, width });
        }
        let needed = (height - 1).saturating_mul(stride).saturating_add(width);
        if data.len() < needed {
            return Err(QrError::Truncated { len: data.len(), needed });
        }
        Ok(Self { data, width, height, stride })
    }

    /// Pixels per row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The part of `width` × `height` pixels whose top left is at `x` and `y`. Places found in it
    /// count from there.
    ///
    /// # Errors
    ///
    /// [`QrError::Empty`], or [`QrError::Crop`] if the part is not inside.
    pub fn crop(self, x: usize, y: usize, width: usize, height: usize) -> Result<Self, QrError> {
        if width == 0 || height == 0 {
            return Err(QrError::Empty { width, height });
        }
        let is_inside = |at: usize, length: usize, most: usize| {
            at.checked_add(length).is_some_and(|end| end <= most)
        };
        if !is_inside(x, width, self.width) || !is_inside(y, height, self.height) {
            let (whole_width, whole_height) = (self.width, self.height);
            return Err(QrError::Crop { x, y, width, height, whole_width, whole_height });
        }
        Ok(Self { data: &self.data[y * self.stride + x..], width, height, stride: self.stride })
    }

    /// Two pixels of row `y` and the two below them, from column `x` on.
    pub(super) fn square(&self, x: usize, y: usize) -> Option<[[u8; 2]; 2]> {
        let at = y * self.stride + x;
        let upper = self.data.get(at..)?.first_chunk()?;
        let lower = self.data.get(at + self.stride..)?.first_chunk()?;
        Some([*upper, *lower])
    }

    /// Row `y`, without its padding.
    pub(super) fn row(&self, y: usize) -> &'a [u8] {
        &self.data[y * self.stride..][..self.width]
    }
}

/// What turns a picture upright, clockwise, as cameras and EXIF tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rotation {
    /// It is upright.
    #[default]
    None,
    /// A quarter turn.
    Quarter,
    /// Upside down.
    Half,
    /// Three quarter turns.
    ThreeQuarters,
}

impl Rotation {
    /// From degrees; nothing for what is no multiple of 90. Whole turns do not count.
    pub fn from_degrees(degrees: i32) -> Option<Self> {
        match degrees.rem_euclid(360) {
            0 => Some(Self::None),
            90 => Some(Self::Quarter),
            180 => Some(Self::Half),
            270 => Some(Self::ThreeQuarters),
            _ => None,
        }
    }

    /// Degrees clockwise: 0, 90, 180 or 270.
    pub fn degrees(self) -> u16 {
        90 * self as u16
    }
}

impl std::fmt::Debug for Luma<'_> {
    // What the camera saw belongs in no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Luma({} × {}, stride {})", self.width, self.height, self.stride)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_without_their_padding() {
        let luma = Luma::new(&[1, 2, 9, 3, 4], 2, 2, 3).unwrap();
        assert_eq!([luma.row(0), luma.row(1)], [&[1, 2], &[3, 4]]);
        assert_eq!(format!("{luma:?}"), "Luma(2 × 2, stride 3)");
    }

    #[test]
    fn a_part_is_cut_out_or_refused() {
        let data: Vec<u8> = (0..20).collect();
        let luma = Luma::new(&data, 4, 4, 5).unwrap();
        let part = luma.crop(1, 2, 3, 2).unwrap();
        assert_eq!([part.row(0), part.row(1)], [&[11, 12, 13], &[16, 17, 18]]);
        assert_eq!(luma.crop(0, 0, 0, 2).unwrap_err(), QrError::Empty { width: 0, height: 2 });
        for (x, y, width, height) in [(2, 0, 3, 1), (0, 4, 1, 1), (usize::MAX, 0, 2, 1)] {
            let refused = luma.crop(x, y, width, height).unwrap_err();
            assert!(matches!(refused, QrError::Crop { .. }), "{refused}");
        }
    }

    #[test]
    fn degrees_are_quarter_turns() {
        for degrees in [0, 90, 180, 270] {
            let turn = Rotation::from_degrees(i32::from(degrees) - 720).unwrap();
            assert_eq!(turn.degrees(), degrees);
        }
        assert_eq!(Rotation::from_degrees(45), None);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        let refused =
            |width, height, stride| Luma::new(&[0; 12], width, height, stride).unwrap_err();
        assert_eq!(refused(0, 3, 4), QrError::Empty { width: 0, height: 3 });
        assert_eq!(refused(4, 0, 4), QrError::Empty { width: 4, height: 0 });
        let max = MAX_SIDE;
        assert_eq!(refused(4, max + 1, 4), QrError::TooLarge { width: 4, height: max + 1, max });
        assert_eq!(
            refused(max + 1, 1, max + 1),
            QrError::TooLarge { width: max + 1, height: 1, max }
        );
        assert_eq!(refused(4, 3, 3), QrError::Stride { stride: 3, width: 4 });
        assert_eq!(refused(4, 3, 5), QrError::Truncated { len: 12, needed: 14 });
        assert_eq!(refused(1, 3, usize::MAX), QrError::Truncated { len: 12, needed: usize::MAX });
        assert!(Luma::new(&[0; 12], 4, 3, 4).is_ok());
    }
}
