import Foundation
import ImageIO
import InnkeyModel

/// Pictures that a person chooses or another app hands over.
public struct PhonePictures: Pictures {
    public init() {}

    public func read(_ address: String) async -> Frame? {
        guard let url = URL(string: address) else { return nil }
        // Another app's file is lent for as long as it is read.
        let lent = url.startAccessingSecurityScopedResource()
        defer { if lent { url.stopAccessingSecurityScopedResource() } }
        guard let picture = thumbnail(url, side: 2400) else { return nil }
        return luma(picture)
    }

    private func luma(_ picture: CGImage) -> Frame? {
        let (width, height) = (picture.width, picture.height)
        var bytes = Data(count: width * height)
        let drawn = bytes.withUnsafeMutableBytes { buffer in
            guard
                let context = CGContext(
                    data: buffer.baseAddress, width: width, height: height, bitsPerComponent: 8, bytesPerRow: width,
                    space: CGColorSpaceCreateDeviceGray(), bitmapInfo: CGImageAlphaInfo.none.rawValue)
            else { return false }
            // What is transparent is shown on white.
            context.setFillColor(gray: 1, alpha: 1)
            let whole = CGRect(x: 0, y: 0, width: width, height: height)
            context.fill(whole)
            context.draw(picture, in: whole)
            return true
        }
        return drawn ? Frame(luma: bytes, width: width, height: height, stride: width) : nil
    }
}

/// A picture, the right way up, its longer side no longer than `side` pixels.
func thumbnail(_ url: URL, side: Double) -> CGImage? {
    let options: [CFString: Any] = [
        kCGImageSourceCreateThumbnailFromImageAlways: true, kCGImageSourceCreateThumbnailWithTransform: true,
        kCGImageSourceShouldCacheImmediately: true, kCGImageSourceThumbnailMaxPixelSize: side,
    ]
    guard let source = CGImageSourceCreateWithURL(url as CFURL, nil) else { return nil }
    return CGImageSourceCreateThumbnailAtIndex(source, 0, options as CFDictionary)
}
