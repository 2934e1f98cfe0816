import SwiftUI

// The model has a `Label` and a `Group` of its own. Among the views these are SwiftUI's; the model's are asked for by
// their full names.
typealias Label = SwiftUI.Label
typealias Group = SwiftUI.Group
