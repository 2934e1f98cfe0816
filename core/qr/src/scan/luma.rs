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

    /// The rows from top to bottom, without their padding.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let width = self.width;
        self.data.chunks(self.stride).take(self.height).map(move |row| &row[..width])
    }

    /// The brightness of a pixel inside the picture.
    pub(super) fn at(&self, x: usize, y: usize) -> u8 {
        self.data[y * self.stride + x]
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
        assert_eq!(luma.rows().collect::<Vec<_>>(), [&[1, 2][..], &[3, 4]]);
        assert_eq!((luma.at(1, 0), luma.at(0, 1)), (2, 3));
        assert_eq!(format!("{luma:?}"), "Luma(2 × 2, stride 3)");
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
