import Foundation

/// A grey picture: one byte a pixel.
public struct Luma {
    public let width: Int
    public let height: Int
    public var pixels: [UInt8]

    public struct NotReadable: Error {}

    /// Reads a PNG with one grey bit a pixel, as `qrPng` makes it.
    public init(png: Data) throws {
        let bytes = [UInt8](png)
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard bytes.count > 33, bytes[24] == 1, bytes[25] == 0 else { throw NotReadable() }
        (width, height) = (number(16), number(20))
        var packed: [UInt8] = []
        var at = 8
        while at + 8 <= bytes.count {
            let length = number(at)
            if bytes[at + 4..<at + 8].elementsEqual("IDAT".utf8) { packed += bytes[at + 8..<at + 8 + length] }
            at += 12 + length
        }
        let rows = try Self.unfiltered(Inflate.zlib(packed), width: (width + 7) / 8, height: height)
        pixels = rows.flatMap { [width] row in (0..<width).map { row[$0 / 8] << ($0 % 8) & 0x80 == 0 ? 0 : 255 } }
    }

    /// Rows of bytes, without PNG's filters.
    private static func unfiltered(_ data: [UInt8], width: Int, height: Int) throws -> [[UInt8]] {
        guard data.count == (width + 1) * height else { throw NotReadable() }
        var rows: [[UInt8]] = []
        var above = Array(repeating: UInt8(0), count: width)
        for start in stride(from: 0, to: data.count, by: width + 1) {
            var row = Array(data[start + 1..<start + 1 + width])
            for x in 0..<width {
                let (left, up, corner) = (x > 0 ? row[x - 1] : 0, above[x], x > 0 ? above[x - 1] : 0)
                switch data[start] {
                case 0: break
                case 1: row[x] &+= left
                case 2: row[x] &+= up
                case 3: row[x] &+= UInt8((Int(left) + Int(up)) / 2)
                case 4: row[x] &+= paeth(left, up, corner)
                default: throw NotReadable()
                }
            }
            rows.append(row)
            above = row
        }
        return rows
    }

    private static func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        let (a, b, c) = (Int(left), Int(up), Int(corner))
        let (toLeft, toUp, toCorner) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
    }
}
