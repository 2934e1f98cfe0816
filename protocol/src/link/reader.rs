//! Reads the link's binary from front to back.

use super::LinkError;

pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn byte(&mut self) -> Result<u8, LinkError> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], LinkError> {
        let (array, rest) = self.rest.split_first_chunk().ok_or(LinkError::Damaged)?;
        self.rest = rest;
        Ok(*array)
    }

    /// A length byte and so many bytes of UTF-8.
    pub(super) fn text(&mut self) -> Result<&'a str, LinkError> {
        let length = usize::from(self.byte()?);
        let (text, rest) = self.rest.split_at_checked(length).ok_or(LinkError::Damaged)?;
        self.rest = rest;
        str::from_utf8(text).map_err(|_| LinkError::Damaged)
    }

    pub(super) const fn end(self) -> Result<(), LinkError> {
        if self.rest.is_empty() { Ok(()) } else { Err(LinkError::Damaged) }
    }
}
