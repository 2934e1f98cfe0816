//! What can go wrong before a code is drawn or looked for.

use thiserror::Error;

/// Why a code cannot be made, drawn or looked for. Finding no code is not an error.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QrError {
    /// The data does not fit into the largest code.
    #[error("{len} bytes do not fit into a QR code: at this level it holds {max} of their kind")]
    TooLong {
        /// Bytes to be encoded.
        len: usize,
        /// Most bytes that fit: digits, upper-case letters and other bytes have limits of their
        /// own.
        max: usize,
    },
    /// A picture would be empty or enormous.
    #[error("{scale} pixels per module is outside 1 to {max}")]
    Scale {
        /// Pixels per module asked for.
        scale: u32,
        /// Most pixels per module.
        max: u32,
    },
    /// The picture could not be written.
    #[error("the picture could not be written: {0}")]
    Picture(String),
    /// A luma plane without any pixel.
    #[error("a picture of {width} × {height} pixels has nothing to read")]
    Empty {
        /// Pixels per row.
        width: usize,
        /// Rows.
        height: usize,
    },
    /// A luma plane larger than any camera's.
    #[error("a picture of {width} × {height} pixels is too large: a side has at most {max}")]
    TooLarge {
        /// Pixels per row.
        width: usize,
        /// Rows.
        height: usize,
        /// Most pixels per side.
        max: usize,
    },
    /// Rows that would overlap.
    #[error("rows of {width} pixels cannot lie {stride} bytes apart")]
    Stride {
        /// Bytes from one row to the next.
        stride: usize,
        /// Pixels per row.
        width: usize,
    },
    /// A part that is not inside the picture.
    #[error(
        "{width} × {height} pixels at {x}, {y} are not inside a picture of {whole_width} × {whole_height}"
    )]
    Crop {
        /// Left of the part.
        x: usize,
        /// Top of the part.
        y: usize,
        /// Its pixels per row.
        width: usize,
        /// Its rows.
        height: usize,
        /// The picture's pixels per row.
        whole_width: usize,
        /// The picture's rows.
        whole_height: usize,
    },
    /// A search that may take no time.
    #[error("no time is left to look for codes: the budget must be more than 0")]
    Budget,
    /// Fewer bytes than the picture's size promises.
    #[error("the picture has {len} bytes where its size needs {needed}")]
    Truncated {
        /// Bytes given.
        len: usize,
        /// Bytes needed.
        needed: usize,
    },
}
