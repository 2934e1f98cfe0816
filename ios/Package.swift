// swift-tools-version: 6.0
// Tools version 6.0 means Swift 6 language mode, so strict concurrency, for every target.
import PackageDescription

let innkey = Target.Dependency.product(name: "Innkey", package: "swift")

var products: [Product] = [.library(name: "InnkeyModel", targets: ["InnkeyModel"])]
var targets: [Target] = [
    .target(
        name: "InnkeyModel",
        dependencies: [innkey],
        // Copied: the app reads the catalog itself, and Xcode would compile it away.
        resources: [.copy("Words/Localizable.xcstrings")]),
    .testTarget(
        name: "InnkeyModelTests",
        dependencies: ["InnkeyModel", innkey, .product(name: "InnkeyHarness", package: "swift")]),
]

// The manifest runs on the machine that builds. Only a Mac has SwiftUI and the phone's frameworks.
#if os(macOS)
products += [
    .library(name: "InnkeyUI", targets: ["InnkeyUI"]),
    .library(name: "InnkeyPhone", targets: ["InnkeyPhone"]),
]
targets += [
    .target(name: "InnkeyUI", dependencies: ["InnkeyModel"]),
    .target(name: "InnkeyPhone", dependencies: ["InnkeyModel", innkey]),
]
#endif

let package = Package(
    name: "InnkeyApp",
    defaultLocalization: "en",
    // iOS 17 for Observation; macOS only so that a Mac can run the model's tests.
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: products,
    // Its identity is the folder's name.
    dependencies: [.package(path: "../bindings/swift")],
    targets: targets
)
