package dev.innkey.app.about

/**
 * A part of the app that others made.
 *
 * @property crate its name in `Cargo.lock`, if it is a Rust crate
 */
internal class Part(
    val name: String,
    val licence: String,
    val crate: String? = null,
)

private const val APACHE = "Apache-2.0"
private const val EITHER = "MIT or Apache-2.0"

/**
 * The app's own libraries, then the larger crates of the core and one for each other licence. A test holds them against what is
 * built.
 */
internal val parts =
    listOf(
        Part("Innkey", EITHER),
        Part("Kotlin, kotlinx.coroutines, kotlinx.serialization", APACHE),
        Part("Jetpack Compose, Material 3, AndroidX", APACHE),
        Part("Guava ListenableFuture", APACHE),
        Part("JSpecify", APACHE),
        Part("JNA", "Apache-2.0 (its choice beside LGPL-2.1)"),
        Part("UniFFI", "MPL-2.0", "uniffi"),
        Part("BLAKE3", "Apache-2.0 or CC0-1.0", "blake3"),
        Part("encoding_rs", "(Apache-2.0 or MIT) and BSD-3-Clause", "encoding_rs"),
        Part("hyper", "MIT", "hyper"),
        Part("ICU4X", "Unicode-3.0", "icu_properties"),
        Part("jiff", "MIT or Unlicense", "jiff"),
        Part("mdns-sd", EITHER, "mdns-sd"),
        Part("ring", "Apache-2.0 and ISC", "ring"),
        Part("rqrr", "(MIT or Apache-2.0) and ISC", "rqrr"),
        Part("rusqlite", "MIT", "rusqlite"),
        Part("rustls", "Apache-2.0, ISC or MIT", "rustls"),
        Part("rustls-webpki", "ISC", "rustls-webpki"),
        Part("rxing", APACHE, "rxing"),
        Part("Serde", EITHER, "serde"),
        Part("SQLite", "Public domain", "libsqlite3-sys"),
        Part("subtle", "BSD-3-Clause", "subtle"),
        Part("Tokio", "MIT", "tokio"),
        Part("webpki-roots", "CDLA-Permissive-2.0", "webpki-roots"),
        Part("zlib-rs", "Zlib", "zlib-rs"),
    )
