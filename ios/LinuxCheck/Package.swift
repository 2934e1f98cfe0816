// swift-tools-version: 6.0
// Type-checks the views and the UI tests on Linux, against stand-ins for SwiftUI and XCTest. Never part of the app.
import PackageDescription

let model = Target.Dependency.product(name: "InnkeyModel", package: "ios")

let package = Package(
    name: "LinuxCheck",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "InnkeyUI", targets: ["InnkeyUI"])],
    // Its identity is the folder's name.
    dependencies: [.package(path: "..")],
    targets: [
        .target(name: "SwiftUI", path: "SwiftUI"),
        // A link to the views: a target may not lie outside of its package.
        .target(name: "InnkeyUI", dependencies: ["SwiftUI", model]),
        .target(name: "XCTest", path: "XCTest"),
        .target(name: "UIKit", path: "UIKit"),
        .target(name: "InnkeyUITests", dependencies: ["XCTest", "UIKit", model]),
        // They must not compile: `../check` sees that they do not.
        .target(name: "Mistakes", dependencies: ["SwiftUI", model], path: "Mistakes"),
        .target(name: "UITestMistakes", dependencies: ["XCTest", model], path: "UITestMistakes"),
    ]
)
