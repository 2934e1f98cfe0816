import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct ScanTests {
    private let text = "A room with a view"
    private let scanner = QrScanner()
    private let picture: Luma

    init() throws { picture = try Luma(png: qrPng(text: text, level: .medium, scale: 4)) }

    @Test func aPictureWithoutAndWithStride() async throws {
        let (width, height) = (picture.width, picture.height)
        let padded = (0..<height).flatMap { row in
            picture.pixels[row * width..<(row + 1) * width] + Array(repeating: 99, count: 13)
        }
        let tight = try scan(picture.pixels, stride: width)
        #expect(tight.map(\.text) == [text] && tight.first?.bytes == Data(text.utf8))
        #expect(try scan(padded, stride: width + 13).map(\.text) == [text])
        #expect(try await scanner.scanPhoto(Data(padded), width: width, height: height, stride: width + 13) == tight)
    }

    /// A slice's first index is not 0, and its bytes lie in the middle of the others.
    @Test func aSliceOfSomethingLarger() async throws {
        let (width, height) = (picture.width, picture.height)
        let whole = Data(repeating: 0, count: 1001) + Data(picture.pixels) + Data(repeating: 0, count: 77)
        let slice = whole[1001..<1001 + width * height]
        #expect(slice.startIndex == 1001)
        let found = try scanner.scan(luma: slice, width: UInt32(width), height: UInt32(height), stride: UInt32(width))
        #expect(found.map(\.text) == [text])
        #expect(try await scanner.scanPhoto(slice, width: width, height: height, stride: width) == found)
    }

    @Test func sizesThatDoNotFit() async throws {
        let (pixels, width, height) = (picture.pixels, picture.width, picture.height)
        for (width, height, stride) in [
            (width, height + 1, width), (width, height, width + 1), (width, height, width - 1), (-1, height, width),
            (Int.max, Int.max, Int.max),
        ] {
            let error = await failure {
                try pixels.withUnsafeBytes { try scanner.scan($0, width: width, height: height, stride: stride) }
            }
            #expect(error?.kind == .invalid, "\(width) × \(height), \(stride) bytes a row")
        }
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        #expect(await failure { try scanner.scan(nothing, width: 8, height: 8, stride: 8) }?.kind == .invalid)
    }

    #if os(Linux)
    /// Rows lie a MiB apart, so that most of the plane is memory which nobody has touched: a copy would touch all.
    @Test func aFrameIsNotCopied() throws {
        let (width, height, stride) = (picture.width, picture.height, 1 << 20)
        let plane = UnsafeMutableRawBufferPointer.allocate(byteCount: stride * height, alignment: 1)
        defer { plane.deallocate() }
        for row in 0..<height {
            plane[row * stride..<row * stride + width].copyBytes(from: picture.pixels[row * width..<(row + 1) * width])
        }
        let before = try peakMemory()
        let found = try scanner.scan(UnsafeRawBufferPointer(plane), width: width, height: height, stride: stride)
        #expect(found.map(\.text) == [text])
        #expect(try peakMemory() - before < plane.count / 4)
    }

    /// The most memory that this process has held, in bytes.
    private func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 1024
    }
    #endif

    @Test func oneScannerForManyTasks() async throws {
        let (pixels, width, height) = (Data(picture.pixels), picture.width, picture.height)
        try await withThrowingTaskGroup(of: [String?].self) { [scanner] group in
            for _ in 0..<16 {
                group.addTask {
                    try await scanner.scanPhoto(pixels, width: width, height: height, stride: width).map(\.text)
                }
            }
            for try await found in group { #expect(found == [text]) }
        }
    }

    private func scan(_ pixels: [UInt8], stride: Int) throws -> [QrFound] {
        try pixels.withUnsafeBytes {
            try scanner.scan($0, width: picture.width, height: picture.height, stride: stride)
        }
    }
}
