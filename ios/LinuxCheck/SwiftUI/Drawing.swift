// Colours, letters, shapes and pictures.

public protocol ShapeStyle: Sendable {
    associatedtype Resolved: ShapeStyle = Never
    func resolve(in environment: EnvironmentValues) -> Resolved
}
extension ShapeStyle where Resolved == Never { public func resolve(in environment: EnvironmentValues) -> Never { fatalError() } }
extension Never: ShapeStyle {}

public struct Color: ShapeStyle, PrimitiveView, Hashable, Sendable {
    public enum RGBColorSpace: Sendable { case sRGB }
    public nonisolated init(_ colorSpace: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1) {}
    init() {}
    public nonisolated static let clear = Color(red: 0, green: 0, blue: 0)
    public nonisolated static let white = Color(red: 0, green: 0, blue: 0)
    public nonisolated static let black = Color(red: 0, green: 0, blue: 0)
    public nonisolated static let accentColor = Color(red: 0, green: 0, blue: 0)
    public nonisolated func opacity(_ opacity: Double) -> Color { self }
}
extension ShapeStyle where Self == Color {
    public static var red: Color { .clear }
    public static var white: Color { .white }
    public static var black: Color { .black }
}
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
    public static var primary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var secondary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var tertiary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
    public static var quaternary: HierarchicalShapeStyle { HierarchicalShapeStyle() }
}
public struct BackgroundStyle: ShapeStyle {}
extension ShapeStyle where Self == BackgroundStyle { public static var background: BackgroundStyle { BackgroundStyle() } }
public struct TintShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == TintShapeStyle { public static var tint: TintShapeStyle { TintShapeStyle() } }
public struct Material: ShapeStyle {}
extension ShapeStyle where Self == Material { public static var bar: Material { Material() }
    public static var regularMaterial: Material { Material() } }
public enum CGLineCap: Sendable { case butt, round, square }
public struct FillStyle: Equatable, Sendable { public init() {} }
public struct StrokeStyle: Equatable, Sendable { public init(lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt) {} }

public struct Font: Hashable, Sendable {
    public enum TextStyle: CaseIterable, Sendable {
        case largeTitle, title, title2, title3, headline, subheadline, body, callout, footnote, caption
    }
    public enum Design: Hashable, Sendable { case `default`, serif, rounded, monospaced }
    public struct Weight: Hashable, Sendable { public static let semibold = Weight(), bold = Weight(), medium = Weight() }
    public static let largeTitle = Font(), title = Font(), title2 = Font(), title3 = Font(), headline = Font()
    public static let subheadline = Font(), body = Font(), callout = Font(), footnote = Font(), caption = Font()
    public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
    public static func system(size: CGFloat, weight: Weight? = nil, design: Design? = nil) -> Font { Font() }
    public func weight(_ weight: Weight) -> Font { self }
    public func monospaced() -> Font { self }
    public func monospacedDigit() -> Font { self }
}

public protocol Shape: View, Sendable {}
extension Shape {
    public var body: Never { fatalError() }
    public func fill<S: ShapeStyle>(_ content: S, style: FillStyle = FillStyle()) -> some View { same() }
    public func stroke<S: ShapeStyle>(_ content: S, style: StrokeStyle) -> some View { same() }
    public func trim(from startFraction: CGFloat = 0, to endFraction: CGFloat = 1) -> some Shape { self }
    public func stroke<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1) -> some View { same() }
}
public struct Rectangle: Shape { public nonisolated init() {} }
public struct Circle: Shape { public nonisolated init() {} }
public struct Capsule: Shape { public nonisolated init() {} }
public struct RoundedRectangle: Shape { public nonisolated init(cornerRadius: CGFloat) {} }
extension Shape where Self == Capsule { public static var capsule: Capsule { Capsule() } }
extension Shape where Self == Circle { public static var circle: Circle { Circle() } }
extension Shape where Self == Rectangle { public static var rect: Rectangle { Rectangle() } }
extension Shape where Self == RoundedRectangle {
    public static func rect(cornerRadius: CGFloat) -> RoundedRectangle { RoundedRectangle(cornerRadius: cornerRadius) }
}

public struct Path: Shape, Sendable {
    public nonisolated init() {}
    public nonisolated init(_ rect: CGRect) {}
    public nonisolated mutating func move(to end: CGPoint) {}
    public nonisolated mutating func addLine(to end: CGPoint) {}
    public nonisolated mutating func addRect(_ rect: CGRect) {}
    public nonisolated mutating func closeSubpath() {}
}
public struct GraphicsContext {
    public struct Shading { public static func color(_ color: Color) -> Shading { Shading() } }
    public func fill(_ path: Path, with shading: Shading) {}
    public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) {}
}
public struct Canvas<Symbols>: PrimitiveView {}
extension Canvas where Symbols == EmptyView {
    public init(opaque: Bool = false, renderer: @escaping (inout GraphicsContext, CGSize) -> Void) {}
}

public enum ContentMode: Sendable { case fit, fill }
public struct Image: PrimitiveView, Equatable, Sendable {
    public nonisolated init(systemName: String) {}
    public enum Scale: Sendable { case small, medium, large }
    public func resizable() -> Image { self }
}
public struct Angle: Sendable { public static func degrees(_ degrees: Double) -> Angle { Angle() } }
public struct Animation: Sendable { public static let `default` = Animation() }

public struct Edge: Sendable {
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1), leading = Set(rawValue: 2), bottom = Set(rawValue: 4)
        public static let trailing = Set(rawValue: 8), horizontal: Set = [.leading, .trailing]
        public static let vertical: Set = [.top, .bottom], all: Set = [.horizontal, .vertical]
    }
}
public enum VerticalEdge: Sendable { case top, bottom }
public enum HorizontalEdge: Sendable { case leading, trailing }
public struct HorizontalAlignment: Equatable, Sendable {
    public static let leading = Self(), center = Self(), trailing = Self()
}
public struct VerticalAlignment: Equatable, Sendable {
    public static let top = Self(), center = Self(), bottom = Self(), firstTextBaseline = Self()
}
public struct Alignment: Equatable, Sendable {
    public static let center = Self(), leading = Self(), trailing = Self(), top = Self(), bottom = Self()
    public static let topLeading = Self(), topTrailing = Self(), bottomLeading = Self(), bottomTrailing = Self()
}
public enum TextAlignment: Sendable { case leading, center, trailing }
public struct EdgeInsets: Equatable, Sendable {
    public init(top: CGFloat, leading: CGFloat, bottom: CGFloat, trailing: CGFloat) {}
}
