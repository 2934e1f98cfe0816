// A stand-in for what the UI tests use of XCTest and XCUIAutomation, so that Linux can type-check them. It does nothing.
// Declarations follow Apple's; what is missing is missing on purpose: add it, true to Apple's, when a test needs it.
@_exported import Foundation

open class XCTestCase: NSObject {
    open var continueAfterFailure: Bool {
        get { fatalError() }
        set {}
    }
    open func setUp() async throws {}
    open func setUp() {}
    open func tearDown() async throws {}
    open func tearDown() {}
    public func add(_ attachment: XCTAttachment) {}
    @discardableResult
    public func addUIInterruptionMonitor(
        withDescription description: String, handler: @escaping @Sendable (XCUIElement) -> Bool
    ) -> any NSObjectProtocol { fatalError() }
}

public func XCTAssertEqual<T: Equatable>(
    _ first: @autoclosure () throws -> T, _ second: @autoclosure () throws -> T,
    _ message: @autoclosure () -> String = "", file: StaticString = #filePath, line: UInt = #line
) {}

public func XCTUnwrap<T>(
    _ expression: @autoclosure () throws -> T?, _ message: @autoclosure () -> String = "",
    file: StaticString = #filePath, line: UInt = #line
) throws -> T { fatalError() }

open class XCTAttachment: NSObject {
    public enum Lifetime: Int { case keepAlways, deleteOnSuccess }
    public convenience init(string: String) { self.init() }
    @MainActor public convenience init(screenshot: XCUIScreenshot) { self.init() }
    open var name: String?
    open var lifetime: Lifetime {
        get { fatalError() }
        set {}
    }
}
