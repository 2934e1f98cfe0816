import Foundation
import Innkey

/// A QR as modules, dark or light.
public struct QrPattern: Sendable, Hashable {
    /// Modules per side.
    public let size: Int
    private let dark: Data

    /// Off the caller's actor.
    static func of(_ link: String) async throws -> QrPattern {
        let modules = try qrModules(text: link, level: .medium)
        return QrPattern(size: Int(modules.size), dark: Data(modules.dark))
    }

    public func isDark(_ column: Int, _ row: Int) -> Bool { dark[row * size + column] != 0 }
}

/// A QR as a picture for other apps, off the caller's actor. About 600 pixels are sharp on every phone.
func picture(of link: String) async throws -> Data { try qrPng(text: link, level: .medium, scale: 12) }
