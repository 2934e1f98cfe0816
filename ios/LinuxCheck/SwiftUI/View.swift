// A stand-in for what our views use of SwiftUI, so that Linux can type-check them. It draws nothing. Declarations follow
// Apple's; what is missing is missing on purpose: add it, true to Apple's, when a view needs it. Bodies never run.
@_exported import Foundation
@_exported import Observation

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

extension Never: View { public var body: Never { fatalError() } }

/// Every view of this module: no body of its own.
public protocol PrimitiveView: View where Body == Never {}
extension PrimitiveView { public var body: Never { fatalError() } }

public struct EmptyView: PrimitiveView { public nonisolated init() {} }
public struct TupleView<T>: PrimitiveView { nonisolated init() {} }
public struct ModifiedContent<Content, Modifier>: View {
    nonisolated init() {}
    public var body: Never { fatalError() }
}
public struct Stub: Sendable {}
public struct _ConditionalContent<A, B>: PrimitiveView { nonisolated init() {} }
public struct AnyView: PrimitiveView { public init(_ view: some View) {} }

extension Optional: View where Wrapped: View { public var body: Never { fatalError() } }

@resultBuilder public enum ViewBuilder {
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content: View>(_ content: repeat each Content) -> TupleView<(repeat each Content)> {
        TupleView()
    }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
    public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { _ConditionalContent() }
    public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { _ConditionalContent() }
}

@MainActor @preconcurrency public protocol ViewModifier {
    associatedtype Body: View
    typealias Content = _ViewModifier_Content<Self>
    @ViewBuilder func body(content: Content) -> Body
}
public struct _ViewModifier_Content<Modifier>: PrimitiveView {}
extension View {
    public func modifier<T: ViewModifier>(_ modifier: T) -> some View { ModifiedContent<Self, T>() }
    func same() -> ModifiedContent<Self, Stub> { ModifiedContent() }
}
