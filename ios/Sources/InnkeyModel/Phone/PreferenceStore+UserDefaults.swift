import Foundation

extension UserDefaults: PreferenceStore {
    /// `nil` takes it away.
    public func set(_ value: String?, forKey name: String) {
        if let value { set(value as Any, forKey: name) } else { removeObject(forKey: name) }
    }
}
