import Foundation

extension QrScanner {
    /// The codes in a plane of brightness, e.g. the first plane of a camera's frame, which is borrowed, not copied.
    ///
    /// Works on the caller's thread, some milliseconds for a frame: call it on the camera's queue.
    ///
    /// - Parameters:
    ///   - luma: 8 bits a pixel, 0 is black; valid during the call.
    ///   - stride: bytes from one row to the next.
    public func scan(
        _ luma: UnsafeRawBufferPointer, width: Int, height: Int, stride: Int
    ) throws(InnkeyError) -> [QrFound] {
        do {
            return try scan(
                luma: .borrowing(luma), width: .init(clamping: width), height: .init(clamping: height),
                stride: .init(clamping: stride))
        } catch {
            throw InnkeyError(error)
        }
    }

    /// The codes in a photo's plane of brightness. Takes longer than a frame, and works off the caller's actor.
    public func scanPhoto(
        _ luma: Data, width: Int, height: Int, stride: Int
    ) async throws(InnkeyError) -> [QrFound] {
        do {
            return try luma.withUnsafeBytes { try scan($0, width: width, height: height, stride: stride) }
        } catch {
            throw InnkeyError(error)
        }
    }
}

extension Data {
    /// The bytes themselves, for as long as `bytes` is valid.
    fileprivate static func borrowing(_ bytes: UnsafeRawBufferPointer) -> Data {
        guard let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress) else { return Data() }
        return Data(bytesNoCopy: start, count: bytes.count, deallocator: .none)
    }
}
