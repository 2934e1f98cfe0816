//! ZIP archives written by hand, each field a lie if a test wants it.

use std::io::{Cursor, Read, Write};

/// Compression methods.
pub const STORED: u16 = 0;
pub const DEFLATED: u16 = 8;
/// What Unix keeps of an ordinary file and of a symbolic link.
const FILE: u32 = 0o100_644 << 16;
pub const LINK: u32 = 0o120_777 << 16;
/// Stands in a field whose true value is in the ZIP64 record.
const IN_ZIP64: u32 = u32::MAX;

/// One file of an archive, as its headers claim it.
#[derive(Clone)]
pub struct Entry {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub attributes: u32,
    pub crc: u32,
    /// What it is said to have unpacked, in bytes.
    pub size: u64,
    /// The bytes in the archive.
    pub packed: Vec<u8>,
}

impl Entry {
    /// An honest file.
    pub fn stored(name: &str, content: &[u8]) -> Self {
        Self {
            name: name.into(),
            flags: 0,
            method: STORED,
            attributes: FILE,
            crc: crc(content),
            size: content.len() as u64,
            packed: content.to_vec(),
        }
    }

    /// An honest file, packed.
    pub fn deflated(name: &str, content: &[u8]) -> Self {
        let packed = deflate(content);
        Self { method: DEFLATED, packed, ..Self::stored(name, content) }
    }

    fn header(&self, central: bool, offset: u64) -> Vec<u8> {
        let zip64 = self.size >= u64::from(IN_ZIP64);
        let size = if zip64 { IN_ZIP64 } else { self.size as u32 };
        let mut extra = Vec::new();
        if zip64 {
            extra.extend([1_u16, 8].into_iter().flat_map(u16::to_le_bytes));
            extra.extend(self.size.to_le_bytes());
        }
        let mut bytes = Vec::new();
        if central {
            bytes.extend(b"PK\x01\x02");
            // Made by Unix.
            bytes.extend(0x0314_u16.to_le_bytes());
        } else {
            bytes.extend(b"PK\x03\x04");
        }
        let version = if zip64 { 45 } else { 20 };
        bytes.extend(
            [version, self.flags, self.method, 0, 0x21].into_iter().flat_map(u16::to_le_bytes),
        );
        bytes.extend(
            [self.crc, self.packed.len() as u32, size].into_iter().flat_map(u32::to_le_bytes),
        );
        let lengths = [self.name.len() as u16, extra.len() as u16];
        bytes.extend(lengths.into_iter().flat_map(u16::to_le_bytes));
        if central {
            // No comment, first disk, no internal attributes.
            bytes.extend([0; 6]);
            bytes.extend([self.attributes, offset as u32].into_iter().flat_map(u32::to_le_bytes));
        }
        bytes.extend(&self.name);
        bytes.extend(extra);
        bytes
    }
}

/// The archive.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend(entry.header(true, bytes.len() as u64));
        bytes.extend(entry.header(false, 0));
        bytes.extend(&entry.packed);
    }
    let (start, count) = (bytes.len() as u32, entries.len() as u16);
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0, 0, count, count].into_iter().flat_map(u16::to_le_bytes));
    bytes.extend([directory.len() as u32, start].into_iter().flat_map(u32::to_le_bytes));
    bytes.extend([0; 2]);
    bytes
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    let mut archive = zip::ZipArchive::new(writer.finish().unwrap()).unwrap();
    let mut packed = Vec::new();
    archive.by_index_raw(0).unwrap().read_to_end(&mut packed).unwrap();
    packed
}

/// CRC-32 as ZIP has it.
fn crc(content: &[u8]) -> u32 {
    !content.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}
