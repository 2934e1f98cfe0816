// What is said of a view.

public struct NavigationBarItem: Sendable { public enum TitleDisplayMode: Sendable { case automatic, inline, large } }
public struct UIKeyboardType: Sendable {
    public static let numberPad = Self(), emailAddress = Self(), asciiCapable = Self(), URL = Self(), `default` = Self()
}
public struct UITextContentType: Sendable {
    public static let oneTimeCode = Self(), username = Self(), password = Self(), newPassword = Self(), name = Self(), URL = Self()
}
public struct TextInputAutocapitalization: Sendable {
    public static var never: Self { Self() }
    public static var words: Self { Self() }
    public static var characters: Self { Self() }
    public static var sentences: Self { Self() }
}
public struct SubmitLabel: Sendable { public static var go: Self { Self() }
    public static var next: Self { Self() }
    public static var search: Self { Self() }
    public static var done: Self { Self() } }
public enum Visibility: Hashable, Sendable { case automatic, visible, hidden }
public struct AccessibilityTraits: SetAlgebra, Sendable {
    public init() {}
    public static let isHeader = Self(), isButton = Self(), isImage = Self(), isSelected = Self(), updatesFrequently = Self()
    public typealias Element = Self
    public typealias ArrayLiteralElement = Self
    public func contains(_ member: Self) -> Bool { false }
    public func union(_ other: Self) -> Self { self }
    public func intersection(_ other: Self) -> Self { self }
    public func symmetricDifference(_ other: Self) -> Self { self }
    public mutating func insert(_ newMember: Self) -> (inserted: Bool, memberAfterInsert: Self) { (true, self) }
    public mutating func remove(_ member: Self) -> Self? { nil }
    public mutating func update(with newMember: Self) -> Self? { nil }
    public mutating func formUnion(_ other: Self) {}
    public mutating func formIntersection(_ other: Self) {}
    public mutating func formSymmetricDifference(_ other: Self) {}
    public static func == (left: Self, right: Self) -> Bool { true }
}
public struct AccessibilityChildBehavior: Sendable { public static let ignore = Self(), contain = Self(), combine = Self() }
public struct SearchFieldPlacement: Sendable {
    public static let automatic = Self()
    public struct NavigationBarDrawerDisplayMode: Sendable { public static let always = Self(), automatic = Self() }
    public static func navigationBarDrawer(displayMode: NavigationBarDrawerDisplayMode) -> Self { Self() }
}
public struct PresentationDetent: Hashable, Sendable { public static let medium = Self(), large = Self() }

extension View {
    public func navigationTitle(_ title: Text) -> some View { same() }
    @_disfavoredOverload public func navigationTitle(_ title: some StringProtocol) -> some View { same() }
    public func navigationBarTitleDisplayMode(_ mode: NavigationBarItem.TitleDisplayMode) -> some View { same() }
    public func navigationBarBackButtonHidden(_ hides: Bool = true) -> some View { same() }
    public func navigationDestination<D: Hashable, C: View>(for data: D.Type, @ViewBuilder destination: @escaping (D) -> C) -> some View { same() }
    public func toolbar(@ToolbarContentBuilder content: () -> some ToolbarContent) -> some View { same() }
    @_disfavoredOverload public func searchable(text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: some StringProtocol) -> some View { same() }
    @preconcurrency public func refreshable(action: @escaping @Sendable () async -> Void) -> some View { same() }
    @preconcurrency public func task(priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View { same() }
    @preconcurrency public func task<T: Equatable>(id value: T, priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View { same() }
    public func onAppear(perform action: (() -> Void)? = nil) -> some View { same() }
    public func onDisappear(perform action: (() -> Void)? = nil) -> some View { same() }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some View { same() }
    public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping () -> Void) -> some View { same() }
    public func onSubmit(_ action: @escaping () -> Void) -> some View { same() }
    public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View { same() }
    public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { same() }
    public func sheet<Content: View>(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content) -> some View { same() }
    public func sheet<Item: Identifiable, Content: View>(item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> Content) -> some View { same() }
    public func fullScreenCover<Content: View>(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content) -> some View { same() }
    @_disfavoredOverload public func alert<S: StringProtocol, A: View, M: View>(_ title: S, isPresented: Binding<Bool>, @ViewBuilder actions: () -> A, @ViewBuilder message: () -> M) -> some View { same() }
    @_disfavoredOverload public func confirmationDialog<S: StringProtocol, A: View>(_ title: S, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> A) -> some View { same() }
    @_disfavoredOverload public func confirmationDialog<S: StringProtocol, A: View, M: View>(_ title: S, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> A, @ViewBuilder message: () -> M) -> some View { same() }
    public func presentationDetents(_ detents: Set<PresentationDetent>) -> some View { same() }
    public func interactiveDismissDisabled(_ isDisabled: Bool = true) -> some View { same() }
    public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { same() }
    public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View { same() }
    public func disabled(_ disabled: Bool) -> some View { same() }
    public func tag<V: Hashable>(_ tag: V) -> some View { same() }
    public func id<ID: Hashable>(_ id: ID) -> some View { same() }
    public func pickerStyle<S: PickerStyle>(_ style: S) -> some View { same() }
    public func datePickerStyle<S: DatePickerStyle>(_ style: S) -> some View { same() }
    public func toggleStyle<S: ToggleStyle>(_ style: S) -> some View { same() }
    public func labelStyle<S: LabelStyle>(_ style: S) -> some View { same() }
    public func listStyle<S: ListStyle>(_ style: S) -> some View { same() }
    public func listRowInsets(_ insets: EdgeInsets?) -> some View { same() }
    public func listRowSeparator(_ visibility: Visibility) -> some View { same() }
    public func listRowBackground<V: View>(_ view: V?) -> some View { same() }
    public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { same() }
    public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { same() }
    public func controlSize(_ controlSize: ControlSize) -> some View { same() }
    public func font(_ font: Font?) -> some View { same() }
    public func fontWeight(_ weight: Font.Weight?) -> some View { same() }
    public func fontDesign(_ design: Font.Design?) -> some View { same() }
    public func monospacedDigit() -> some View { same() }
    public func lineLimit(_ number: Int?) -> some View { same() }
    public func minimumScaleFactor(_ factor: CGFloat) -> some View { same() }
    public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { same() }
    public func textSelection(_ selectability: EnabledTextSelectability) -> some View { same() }
    public func imageScale(_ scale: Image.Scale) -> some View { same() }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { same() }
    public func tint<S: ShapeStyle>(_ tint: S?) -> some View { same() }
    public func tint(_ tint: Color?) -> some View { same() }
    public func background<S: ShapeStyle>(_ style: S) -> some View { same() }
    public func background<S: ShapeStyle, T: Shape>(_ style: S, in shape: T, fillStyle: FillStyle = FillStyle()) -> some View { same() }
    public func background<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { same() }
    public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { same() }
    public func clipShape<S: Shape>(_ shape: S) -> some View { same() }
    public func clipped() -> some View { same() }
    public func contentShape<S: Shape>(_ shape: S) -> some View { same() }
    public func opacity(_ opacity: Double) -> some View { same() }
    public func rotationEffect(_ angle: Angle) -> some View { same() }
    public func scaleEffect(x: CGFloat = 1.0, y: CGFloat = 1.0) -> some View { same() }
    public func padding(_ length: CGFloat) -> some View { same() }
    public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { same() }
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { same() }
    public func frame(minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center) -> some View { same() }
    public func aspectRatio(_ aspectRatio: CGFloat? = nil, contentMode: ContentMode) -> some View { same() }
    public func scaledToFill() -> some View { same() }
    public func ignoresSafeArea() -> some View { same() }
    public func safeAreaInset<V: View>(edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> V) -> some View { same() }
    public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { same() }
    public func swipeActions<T: View>(edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true, @ViewBuilder content: () -> T) -> some View { same() }
    public func contextMenu<M: View>(@ViewBuilder menuItems: () -> M) -> some View { same() }
    public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T, condition: @escaping (T, T) -> Bool) -> some View { same() }
    public func privacySensitive(_ sensitive: Bool = true) -> some View { same() }
    public func focused(_ condition: FocusState<Bool>.Binding) -> some View { same() }
    public func focused<Value: Hashable>(_ binding: FocusState<Value>.Binding, equals value: Value) -> some View { same() }
    public func submitLabel(_ submitLabel: SubmitLabel) -> some View { same() }
    public func keyboardType(_ type: UIKeyboardType) -> some View { same() }
    public func textContentType(_ textContentType: UITextContentType?) -> some View { same() }
    public func textInputAutocapitalization(_ autocapitalization: TextInputAutocapitalization?) -> some View { same() }
    public func autocorrectionDisabled(_ disable: Bool = true) -> some View { same() }
}
public struct SensoryFeedback: Equatable, Sendable { public static let success = Self(), error = Self() }
public struct EnabledTextSelectability: Sendable { public static let enabled = Self() }

extension View {
    @_disfavoredOverload public func accessibilityLabel(_ label: some StringProtocol) -> some View { same() }
    @_disfavoredOverload public func accessibilityValue(_ value: some StringProtocol) -> some View { same() }
    @_disfavoredOverload public func accessibilityHint(_ hint: some StringProtocol) -> some View { same() }
    public func accessibilityIdentifier(_ identifier: String) -> some View { same() }
    public func accessibilityHidden(_ hidden: Bool) -> some View { same() }
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { same() }
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { same() }
    public func accessibilitySortPriority(_ sortPriority: Double) -> some View { same() }
    public func accessibilityRepresentation<V: View>(@ViewBuilder representation: () -> V) -> some View { same() }
    @_disfavoredOverload public func accessibilityAction(named name: some StringProtocol, _ handler: @escaping () -> Void) -> some View { same() }
}
public struct AccessibilityNotification {
    public struct Announcement: Sendable {
        public init(_ announcement: String) {}
        public func post() {}
    }
}
