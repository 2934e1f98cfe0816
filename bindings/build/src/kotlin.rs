//! The generated Kotlin.

use std::fs;

use anyhow::{Context as _, Result, bail};
use camino::Utf8Path;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate as bindgen};

use crate::{
    mend::{Mend, mend},
    paths,
};

/// What the generator's templates should do otherwise.
const MENDS: [Mend; 6] = [
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
        why: "to make the structure of a call's status is most of what a short call costs: the thread's last is used again, \
              and taken out meanwhile, so that a call within the call makes its own",
        from: "    var status = UniffiRustCallStatus()
    val return_value = callback(status)
    uniffiCheckCallStatus(errorHandler, status)
    return return_value
",
        to: "    val kept = UNIFFI_STATUS.get()
    val status = kept[0] ?: UniffiRustCallStatus()
    kept[0] = null
    val return_value = callback(status)
    if (status.isSuccess()) {
        kept[0] = status
    } else {
        uniffiCheckCallStatus(errorHandler, status)
    }
    return return_value
",
        times: 1,
    },
    Mend {
        why: "where it is kept",
        from: "// Check UniffiRustCallStatus and throw",
        to: "private val UNIFFI_STATUS = object : ThreadLocal<Array<UniffiRustCallStatus?>>() {
    override fun initialValue() = arrayOfNulls<UniffiRustCallStatus>(1)
}

// Check UniffiRustCallStatus and throw",
        times: 1,
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
    fs::write(&file, data_objects(&sentences(&mend(&text, &MENDS)?)?)?)?;
    Ok(())
}

/// The message of an exception is its sentence, not a list of its fields.
fn sentences(text: &str) -> Result<String> {
    let is_list = |line: &str| line.starts_with("get() = \"") && line.ends_with(DETAIL);
    let mut found = 0;
    let line = |line: &str| {
        if !is_list(line.trim_start()) {
            return line.to_owned() + "\n";
        }
        found += 1;
        let indent = &line[..line.len() - line.trim_start().len()];
        format!("{indent}get() = `detail`\n")
    };
    let text = text.lines().map(line).collect();
    if found == 0 {
        bail!("no exception has a list of its fields: look at what is generated");
    }
    Ok(text)
}

/// A case without fields prints as its name, not as an address.
fn data_objects(text: &str) -> Result<String> {
    const CASE: &str = "    object ";
    if !text.lines().any(|line| line.starts_with(CASE)) {
        bail!("no sealed class has a case without fields: look at what is generated");
    }
    let line = |line: &str| match line.strip_prefix(CASE) {
        Some(case) => format!("    data object {case}\n"),
        None => line.to_owned() + "\n",
    };
    Ok(text.lines().map(line).collect())
}

/// How the list of an exception's fields ends.
const DETAIL: &str = "detail=${ `detail` }\"";
