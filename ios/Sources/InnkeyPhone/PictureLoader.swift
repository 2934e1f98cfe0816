import SwiftUI

/// Reads the pictures of projects, no more pixels than are shown, and keeps those that were seen last.
public actor PictureLoader {
    private let cache = NSCache<NSString, Kept>()

    public init() { cache.totalCostLimit = 24_000_000 }

    /// - Parameter width: of the view, in pixels.
    public func load(_ file: String, _ width: Double) -> Image? {
        let name = "\(Int(width)) \(file)" as NSString
        if let kept = cache.object(forKey: name) { return kept.image }
        // Photographs are wider than high by a half at most; what is cut off is read as well.
        guard width > 0, let picture = thumbnail(URL(filePath: file), side: width * 1.5) else { return nil }
        let image = Image(decorative: picture, scale: 1)
        cache.setObject(Kept(image), forKey: name, cost: picture.bytesPerRow * picture.height)
        return image
    }

    private final class Kept {
        let image: Image
        init(_ image: Image) { self.image = image }
    }
}
