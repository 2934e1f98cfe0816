//! Projects without the ZIP around them, whose checksums mutation would never hit: `project.json`, then path and
//! content of each other file, with NUL between them.

#![no_main]

use std::{collections::BTreeMap, io::Read};

use innkey_fuzz::build_well;
use innkey_server::package::{PackageError, Source};
use libfuzzer_sys::fuzz_target;

struct Memory<'a> {
    contents: BTreeMap<String, &'a [u8]>,
    sizes: BTreeMap<String, u64>,
}

impl Source for Memory<'_> {
    fn files(&self) -> &BTreeMap<String, u64> {
        &self.sizes
    }

    fn open(&mut self, path: &str) -> Result<Box<dyn Read + '_>, PackageError> {
        Ok(Box::new(self.contents.get(path).copied().unwrap_or_default()))
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 0);
    let mut contents = BTreeMap::from([("project.json".into(), parts.next().unwrap_or_default())]);
    while let (Some(path), Some(content)) = (parts.next(), parts.next()) {
        contents.insert(String::from_utf8_lossy(path).into_owned(), content);
    }
    let sizes = contents.iter().map(|(path, content)| (path.clone(), content.len() as u64));
    build_well(&mut Memory { sizes: sizes.collect(), contents });
});
