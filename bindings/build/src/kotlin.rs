//! The generated Kotlin.

use std::fs;

use anyhow::{Context as _, Result};
use camino::Utf8Path;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate as bindgen};

use crate::{
    mend::{Mend, mend},
    paths,
};

/// What the generator's templates should do otherwise.
const MENDS: [Mend; 5] = [
    Mend {
        why: "half an emoji, as a text field can cut it, is typed by a person: it must not throw",
        from: "onMalformedInput(CodingErrorAction.REPORT)",
        to: "onMalformedInput(CodingErrorAction.REPLACE)",
        times: 1,
    },
    Mend {
        why: "an Error of the app's keystore is not success either",
        from: "catch(e: kotlin.Exception) {\n        val err = try",
        to: "catch(e: Throwable) {\n        val err = try",
        times: 1,
    },
    Mend {
        why: "the same, where a keystore may say why",
        from: "catch(e: kotlin.Exception) {\n        if (e is E)",
        to: "catch(e: Throwable) {\n        if (e is E)",
        times: 1,
    },
    Mend {
        why: "the message of an exception is its sentence",
        from: "override val message\n            get() = \"",
        to: "override val message\n            get() = sentence() // \"",
        times: 0,
    },
    Mend {
        why: "what is generated says so, and our linters leave it alone",
        from: "@file:Suppress(\"NAME_SHADOWING\")",
        to: "@file:Suppress(\"ktlint\", \"NAME_SHADOWING\", \"RedundantVisibilityModifier\")",
        times: 1,
    },
];

/// Writes the Kotlin of the library into `target/bindings/kotlin`.
pub fn generate(library: &Utf8Path) -> Result<()> {
    let into = paths::made("kotlin");
    bindgen(GenerateOptions {
        languages: vec![TargetLanguage::Kotlin],
        source: library.to_owned(),
        out_dir: into.clone(),
        ..GenerateOptions::default()
    })?;
    let file = into.join("dev/innkey/innkey_ffi.kt");
    let text = fs::read_to_string(&file).with_context(|| format!("{file} was not written"))?;
    fs::write(&file, mend(&text, &MENDS)?)?;
    Ok(())
}
