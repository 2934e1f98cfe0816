//! A picture to be read, and what it says.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::Result;

/// Brightness by rows, and the text that must come out.
#[derive(Clone)]
pub struct Picture {
    pub name: String,
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
    /// What the code says; nothing if there is none.
    pub text: Option<Vec<u8>>,
    /// Where its pixels are for the peer, which gets the very same.
    pub file: PathBuf,
}

/// What the pictures depend on: kept ones are of no use when it has changed.
const GENERATOR: [&str; 6] = [
    include_str!("backdrop.rs"),
    include_str!("camera.rs"),
    include_str!("canvas.rs"),
    include_str!("print.rs"),
    include_str!("rng.rs"),
    include_str!("scenes.rs"),
];

/// The picture of a seed, painted or as it was kept by an earlier run.
pub fn kept(set: &str, seed: u64, make: fn(u64) -> Result<Picture>) -> Result<Picture> {
    let version =
        GENERATOR.iter().flat_map(|source| source.bytes()).fold(0xcbf2_9ce4_8422_2325, fnv);
    let folder = Path::new("target/qr-bench").join(format!("{version:016x}"));
    let about = folder.join(format!("{set}-{seed:x}.json"));
    let file = folder.join(format!("{set}-{seed:x}.raw"));
    if let Ok(known) = fs::read(&about) {
        let (name, width, height, text) = serde_json::from_slice(&known)?;
        return Ok(Picture { name, width, height, pixels: fs::read(&file)?, text, file });
    }
    let mut picture = make(seed)?;
    picture.file = file;
    fs::create_dir_all(&folder)?;
    fs::write(&picture.file, &picture.pixels)?;
    let known = (&picture.name, picture.width, picture.height, &picture.text);
    fs::write(about, serde_json::to_vec(&known)?)?;
    Ok(picture)
}

/// FNV-1a, 64 bits.
fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The pictures of a folder that have a text beside them (`a.png`, `a.txt`), by name.
pub fn corpus(folder: &Path) -> Result<Vec<Picture>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    files.iter().map(|file| read(folder, file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ext| ext == "png" || ext == "jpg")
            && path.with_extension("txt").exists()
        {
            files.push(path);
        }
    }
    Ok(())
}

fn read(folder: &Path, file: &Path) -> Result<Picture> {
    let luma = image::open(file)?.into_luma8();
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    let name = file.strip_prefix(folder)?.display().to_string();
    let pixels = luma.into_raw();
    let planes = Path::new("target/qr-bench/corpus");
    fs::create_dir_all(planes)?;
    let plane = planes.join(format!("{}.raw", name.replace(['/', '\\'], "-")));
    fs::write(&plane, &pixels)?;
    let text = Some(fs::read(file.with_extension("txt"))?);
    Ok(Picture { name, width, height, pixels, text, file: plane })
}
