// swift-tools-version: 6.0
// Tools version 6.0 means Swift 6 language mode, so strict concurrency, for every target.
import PackageDescription

// The manifest runs on the machine that builds, so `#if os(Linux)` here asks "which host?".
// A Mac takes the Rust core from the .xcframework; Linux links the static library of the host.
// The names stay the same, hence no Swift file knows of the difference.
#if os(Linux)
let innkeyFFI = Target.systemLibrary(name: "InnkeyFFI", path: "Sources/InnkeyFFI")
let link: [LinkerSetting] = [
    // By its path: "-linnkey_ffi" would take a shared library that lies beside it.
    .unsafeFlags([
        "-use-ld=lld", "-Xlinker", Context.packageDirectory + "/../../target/bindings/host/libinnkey_ffi.a",
    ])
]
#else
let innkeyFFI = Target.binaryTarget(name: "InnkeyFFI", path: "InnkeyFFI.xcframework")
let link: [LinkerSetting] = []
#endif

let package = Package(
    name: "Innkey",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "Innkey", targets: ["Innkey"]),
        // A real server and phones for tests, of the app as well; it starts processes, so never for iOS.
        .library(name: "InnkeyHarness", targets: ["InnkeyHarness"]),
    ],
    targets: [
        innkeyFFI,
        .target(name: "Innkey", dependencies: ["InnkeyFFI"], linkerSettings: link),
        .target(name: "InnkeyHarness", dependencies: ["Innkey"], path: "Tests/InnkeyHarness"),
        .testTarget(name: "InnkeyTests", dependencies: ["Innkey", "InnkeyHarness"]),
    ]
)
