import UIKit

/// The app's only window, for what SwiftUI cannot ask of the system.
@MainActor
enum Window {
    static var scene: UIWindowScene? {
        UIApplication.shared.connectedScenes.lazy.compactMap { $0 as? UIWindowScene }.first
    }

    /// Over everything that is presented.
    static var top: UIViewController? {
        var top = scene?.keyWindow?.rootViewController
        while let next = top?.presentedViewController, !next.isBeingDismissed { top = next }
        return top
    }

    /// By how many degrees what the camera at the back sees is turned to be upright.
    static var rotation: Int {
        switch scene?.interfaceOrientation {
        case .landscapeRight: 0
        case .portraitUpsideDown: 270
        case .landscapeLeft: 180
        default: 90
        }
    }
}
