/// A part of the app that others made.
public struct Part: Sendable, Hashable, Identifiable {
    public let name: String
    public let licence: String
    /// Its name in `Cargo.lock`, if it is a Rust crate.
    let crate: String?

    public var id: String { name }

    init(_ name: String, _ licence: String, crate: String? = nil) {
        (self.name, self.licence, self.crate) = (name, licence, crate)
    }

    private static let apache = "Apache-2.0"
    private static let either = "MIT or Apache-2.0"

    /// The larger crates of the core and one for each other licence; the app itself has no libraries but Apple's. A test
    /// holds them against what is built.
    public static let all = [
        Part("Innkey", either),
        Part("UniFFI", "MPL-2.0", crate: "uniffi"),
        Part("BLAKE3", "Apache-2.0 or CC0-1.0", crate: "blake3"),
        Part("encoding_rs", "(Apache-2.0 or MIT) and BSD-3-Clause", crate: "encoding_rs"),
        Part("hyper", "MIT", crate: "hyper"),
        Part("ICU4X", "Unicode-3.0", crate: "icu_properties"),
        Part("jiff", "MIT or Unlicense", crate: "jiff"),
        Part("mdns-sd", either, crate: "mdns-sd"),
        Part("ring", "Apache-2.0 and ISC", crate: "ring"),
        Part("rqrr", "(MIT or Apache-2.0) and ISC", crate: "rqrr"),
        Part("rusqlite", "MIT", crate: "rusqlite"),
        Part("rustls", "Apache-2.0, ISC or MIT", crate: "rustls"),
        Part("rustls-webpki", "ISC", crate: "rustls-webpki"),
        Part("rxing", apache, crate: "rxing"),
        Part("Serde", either, crate: "serde"),
        Part("SQLite", "Public domain", crate: "libsqlite3-sys"),
        Part("subtle", "BSD-3-Clause", crate: "subtle"),
        Part("Tokio", "MIT", crate: "tokio"),
        Part("webpki-roots", "CDLA-Permissive-2.0", crate: "webpki-roots"),
        Part("zlib-rs", "Zlib", crate: "zlib-rs"),
    ]
}
