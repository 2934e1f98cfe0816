@MainActor public protocol XCUIElementAttributes {
    var identifier: String { get }
    var label: String { get }
    var value: Any? { get }
    var placeholderValue: String? { get }
}

@MainActor public protocol XCUIElementTypeQueryProvider {
    var firstMatch: XCUIElement { get }
    var alerts: XCUIElementQuery { get }
    var buttons: XCUIElementQuery { get }
    var navigationBars: XCUIElementQuery { get }
    var staticTexts: XCUIElementQuery { get }
    var switches: XCUIElementQuery { get }
}

extension XCUIElementTypeQueryProvider {
    public var firstMatch: XCUIElement { fatalError() }
    public var alerts: XCUIElementQuery { fatalError() }
    public var buttons: XCUIElementQuery { fatalError() }
    public var navigationBars: XCUIElementQuery { fatalError() }
    public var staticTexts: XCUIElementQuery { fatalError() }
    public var switches: XCUIElementQuery { fatalError() }
}

@MainActor open class XCUIElement: NSObject, XCUIElementAttributes, XCUIElementTypeQueryProvider {
    public enum ElementType: UInt, Sendable { case any, other, button, staticText }

    nonisolated override init() {}
    public var exists: Bool { fatalError() }
    public var isHittable: Bool { fatalError() }
    public var identifier: String { fatalError() }
    public var label: String { fatalError() }
    public var value: Any? { fatalError() }
    public var placeholderValue: String? { fatalError() }
    public func waitForExistence(timeout: TimeInterval) -> Bool { fatalError() }
    public func descendants(matching type: ElementType) -> XCUIElementQuery { fatalError() }
    public func coordinate(withNormalizedOffset offset: CGVector) -> XCUICoordinate { fatalError() }
    public func tap() {}
    public func typeText(_ text: String) {}
    public func swipeUp(velocity: XCUIGestureVelocity) {}
    public func swipeDown(velocity: XCUIGestureVelocity) {}
}

@MainActor open class XCUIElementQuery: NSObject, XCUIElementTypeQueryProvider {
    nonisolated override init() {}
    public var allElementsBoundByIndex: [XCUIElement] { fatalError() }
    public func element(boundBy index: Int) -> XCUIElement { fatalError() }
    public func matching(_ predicate: NSPredicate) -> XCUIElementQuery { fatalError() }
    public func matching(identifier: String) -> XCUIElementQuery { fatalError() }
    public subscript(key: String) -> XCUIElement { fatalError() }
}

@MainActor open class XCUIApplication: XCUIElement {
    public enum State: UInt, Sendable { case runningBackgroundSuspended, runningBackground, runningForeground }

    public override nonisolated init() {}
    public var launchArguments: [String] {
        get { fatalError() }
        set {}
    }
    public var launchEnvironment: [String: String] {
        get { fatalError() }
        set {}
    }
    public func launch() {}
    public func activate() {}
    public func terminate() {}
    public func open(_ url: URL) {}
    public func wait(for state: State, timeout: TimeInterval) -> Bool { fatalError() }
    public func performAccessibilityAudit(
        for types: XCUIAccessibilityAuditType = .all,
        _ issueHandler: ((XCUIAccessibilityAuditIssue) throws -> Bool)? = nil
    ) throws {}
}

@MainActor open class XCUIAccessibilityAuditIssue: NSObject {
    nonisolated override init() {}
    public var element: XCUIElement? { fatalError() }
    public var compactDescription: String { fatalError() }
}

public struct XCUIAccessibilityAuditType: OptionSet, Sendable {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }
    public static let all = XCUIAccessibilityAuditType(rawValue: ~0)
}

public struct XCUIGestureVelocity: Sendable {
    public static let slow = XCUIGestureVelocity()
}

public struct XCUIKeyboardKey: RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let delete = XCUIKeyboardKey(rawValue: "\u{8}")
}

@MainActor open class XCUICoordinate: NSObject {
    nonisolated override init() {}
    public func tap() {}
}

@MainActor open class XCUIDevice: NSObject {
    public enum Button: Int, Sendable { case home = 1 }

    nonisolated override init() {}
    public static var shared: XCUIDevice { fatalError() }
    public var orientation: UIDeviceOrientation {
        get { fatalError() }
        set {}
    }
    public func press(_ button: Button) {}
}

@MainActor open class XCUIScreen: NSObject {
    nonisolated override init() {}
    public static var main: XCUIScreen { fatalError() }
    public func screenshot() -> XCUIScreenshot { fatalError() }
}

@MainActor open class XCUIScreenshot: NSObject {
    nonisolated override init() {}
    public var pngRepresentation: Data { fatalError() }
}

// Of UIKit and CoreGraphics, which Apple's XCTest brings along.
public enum UIDeviceOrientation: Int, Sendable { case portrait = 1, landscapeLeft = 3 }

public struct CGVector: Sendable {
    public init(dx: Double, dy: Double) {}
}

extension NSPredicate {
    /// Linux's takes no format.
    public convenience init(format: String, argumentArray: [Any]?) { self.init(value: true) }
}
