// What a person touches.

public struct ButtonRole: Equatable, Sendable { public static let destructive = ButtonRole(), cancel = ButtonRole() }

public struct Button<Label: View>: PrimitiveView {
    @preconcurrency public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
    @preconcurrency public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
}
extension Button where Label == Text {
    @_disfavoredOverload @preconcurrency
    public init(_ title: some StringProtocol, action: @escaping @MainActor () -> Void) {}
    @_disfavoredOverload @preconcurrency
    public init(_ title: some StringProtocol, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
}
extension Button where Label == SwiftUI.Label<Text, Image> {
    @_disfavoredOverload @preconcurrency
    public init(_ title: some StringProtocol, systemImage: String, action: @escaping @MainActor () -> Void) {}
    @_disfavoredOverload @preconcurrency
    public init(_ title: some StringProtocol, systemImage: String, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
}
public struct Menu<Label: View, Content: View>: PrimitiveView {
    public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
}
public struct Link<Label: View>: PrimitiveView {
    public init(destination: URL, @ViewBuilder label: () -> Label) {}
}
public struct ShareLink: PrimitiveView {}
public struct Toggle<Label: View>: PrimitiveView {
    public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {}
}
extension Toggle where Label == Text { @_disfavoredOverload public init(_ title: some StringProtocol, isOn: Binding<Bool>) {} }
public struct TextField<Label: View>: PrimitiveView {}
extension TextField where Label == Text {
    @_disfavoredOverload public init(_ title: some StringProtocol, text: Binding<String>) {}
    @_disfavoredOverload public init(_ title: some StringProtocol, text: Binding<String>, prompt: Text?) {}
    @_disfavoredOverload public init(_ title: some StringProtocol, text: Binding<String>, axis: Axis) {}
}
public struct SecureField<Label: View>: PrimitiveView {}
extension SecureField where Label == Text { @_disfavoredOverload public init(_ title: some StringProtocol, text: Binding<String>) {} }
public struct Picker<Label: View, SelectionValue: Hashable, Content: View>: PrimitiveView {}
extension Picker where Label == Text {
    @_disfavoredOverload
    public init(_ title: some StringProtocol, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content) {}
}
public struct DatePickerComponents: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let hourAndMinute = Self(rawValue: 1), date = Self(rawValue: 2)
}
public struct DatePicker<Label: View>: PrimitiveView { public typealias Components = DatePickerComponents }
extension DatePicker where Label == Text {
    @_disfavoredOverload
    public init(_ title: some StringProtocol, selection: Binding<Date>, displayedComponents: Components = [.hourAndMinute, .date]) {}
}
public struct Slider<Label: View, ValueLabel: View>: PrimitiveView {}
extension Slider where ValueLabel == EmptyView {
    public init<V: BinaryFloatingPoint>(value: Binding<V>, in bounds: ClosedRange<V> = 0...1, @ViewBuilder label: () -> Label)
    where V.Stride: BinaryFloatingPoint {}
}
public struct Stepper<Label: View>: PrimitiveView {
    public init(@ViewBuilder label: () -> Label, onIncrement: (() -> Void)?, onDecrement: (() -> Void)?) {}
}
public struct DisclosureGroup<Label: View, Content: View>: PrimitiveView {}
extension DisclosureGroup where Label == Text {
    @_disfavoredOverload
    public init(_ label: some StringProtocol, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content) {}
}
public struct ProgressView<Label: View, CurrentValueLabel: View>: PrimitiveView {}
extension ProgressView where CurrentValueLabel == EmptyView {
    public init() where Label == EmptyView {}
    @_disfavoredOverload public init(_ title: some StringProtocol) where Label == Text {}
    public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) where Label == EmptyView {}
}
public struct PasteButton: PrimitiveView {
    @preconcurrency
    public init<T>(payloadType: T.Type, onPaste: @escaping @MainActor ([T]) -> Void) {}
}

@MainActor @preconcurrency public protocol PrimitiveButtonStyle {}
public struct BorderedButtonStyle: PrimitiveButtonStyle { nonisolated init() {} }
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle { nonisolated init() {} }
public struct BorderlessButtonStyle: PrimitiveButtonStyle { nonisolated init() {} }
public struct PlainButtonStyle: PrimitiveButtonStyle { nonisolated init() {} }
extension PrimitiveButtonStyle where Self == BorderedButtonStyle { public static var bordered: Self { Self() } }
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle { public static var borderedProminent: Self { Self() } }
extension PrimitiveButtonStyle where Self == BorderlessButtonStyle { public static var borderless: Self { Self() } }
extension PrimitiveButtonStyle where Self == PlainButtonStyle { public static var plain: Self { Self() } }
public struct ButtonBorderShape: Sendable { public static let capsule = Self() }
public enum ControlSize: Sendable { case mini, small, regular, large }
public protocol PickerStyle {}
public struct SegmentedPickerStyle: PickerStyle {}
public struct InlinePickerStyle: PickerStyle {}
public struct MenuPickerStyle: PickerStyle {}
extension PickerStyle where Self == SegmentedPickerStyle { public static var segmented: Self { Self() } }
extension PickerStyle where Self == InlinePickerStyle { public static var inline: Self { Self() } }
extension PickerStyle where Self == MenuPickerStyle { public static var menu: Self { Self() } }
public protocol ListStyle {}
public struct PlainListStyle: ListStyle {}
public struct InsetGroupedListStyle: ListStyle {}
extension ListStyle where Self == PlainListStyle { public static var plain: Self { Self() } }
extension ListStyle where Self == InsetGroupedListStyle { public static var insetGrouped: Self { Self() } }
public protocol LabelStyle {}
public struct IconOnlyLabelStyle: LabelStyle {}
public struct TitleAndIconLabelStyle: LabelStyle {}
extension LabelStyle where Self == IconOnlyLabelStyle { public static var iconOnly: Self { Self() } }
extension LabelStyle where Self == TitleAndIconLabelStyle { public static var titleAndIcon: Self { Self() } }
public protocol DatePickerStyle {}
public struct GraphicalDatePickerStyle: DatePickerStyle {}
extension DatePickerStyle where Self == GraphicalDatePickerStyle { public static var graphical: Self { Self() } }

public struct ToolbarItemPlacement: Sendable {
    public static let primaryAction = Self(), confirmationAction = Self(), cancellationAction = Self()
    public static let topBarLeading = Self(), topBarTrailing = Self(), bottomBar = Self()
}
@MainActor @preconcurrency public protocol ToolbarContent {}
public struct ToolbarItem<ID, Content: View>: ToolbarContent {}
extension ToolbarItem where ID == () {
    public init(placement: ToolbarItemPlacement = .primaryAction, @ViewBuilder content: () -> Content) {}
}
public struct TupleToolbar: ToolbarContent { nonisolated init() {} }
extension Optional: ToolbarContent where Wrapped: ToolbarContent {}
@resultBuilder public enum ToolbarContentBuilder {
    public static func buildExpression<Content: ToolbarContent>(_ content: Content) -> Content { content }
    public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> some ToolbarContent { content }
    public static func buildBlock<each Content: ToolbarContent>(_ content: repeat each Content) -> TupleToolbar { TupleToolbar() }
    public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> Content? { content }
}

public protocol ToggleStyle {}
public struct ButtonToggleStyle: ToggleStyle {}
extension ToggleStyle where Self == ButtonToggleStyle { public static var button: Self { Self() } }
