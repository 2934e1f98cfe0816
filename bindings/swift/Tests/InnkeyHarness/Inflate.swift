/// Unpacks DEFLATE (RFC 1951): Linux has no picture library, and a QR's PNG is all that needs it.
struct Inflate {
    enum Broken: Error { case stream }

    private let bytes: [UInt8]
    private var position = 0
    private var out: [UInt8] = []

    /// Unpacks what follows a zlib header of two bytes.
    static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
        var inflate = Inflate(bytes: Array(bytes.dropFirst(2)))
        try inflate.run()
        return inflate.out
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() throws {
        var last = false
        while !last {
            last = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try block(Huffman(lengths), Huffman(Array(repeating: 5, count: 30)))
            case 2: try dynamic()
            default: throw Broken.stream
            }
        }
    }

    private mutating func bits(_ count: Int) throws -> Int {
        var value = 0
        for bit in 0..<count {
            guard position / 8 < bytes.count else { throw Broken.stream }
            value |= Int(bytes[position / 8] >> (position % 8) & 1) << bit
            position += 1
        }
        return value
    }

    private mutating func stored() throws {
        position = (position + 7) / 8 * 8
        let length = try bits(16)
        _ = try bits(16)
        for _ in 0..<length { out.append(UInt8(try bits(8))) }
    }

    private mutating func dynamic() throws {
        let (literals, distances, count) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var codes = Array(repeating: 0, count: 19)
        for place in order.prefix(count) { codes[place] = try bits(3) }
        let huffman = Huffman(codes)
        var lengths: [Int] = []
        while lengths.count < literals + distances {
            switch try symbol(huffman) {
            case 16: lengths += Array(repeating: lengths.last ?? 0, count: try bits(2) + 3)
            case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
            case 18: lengths += Array(repeating: 0, count: try bits(7) + 11)
            case let length: lengths.append(length)
            }
        }
        try block(Huffman(Array(lengths[..<literals])), Huffman(Array(lengths[literals...])))
    }

    private mutating func block(_ literals: Huffman, _ distances: Huffman) throws {
        let lengthBase = [
            3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
            227, 258,
        ]
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                out.append(UInt8(symbol))
            } else if symbol == 256 {
                return
            } else {
                guard symbol <= 285 else { throw Broken.stream }
                let extra = symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4
                let length = lengthBase[symbol - 257] + (try bits(extra))
                let code = try self.symbol(distances)
                let distance = code < 4 ? code + 1 : ((2 + code % 2) << (code / 2 - 1)) + 1 + (try bits(code / 2 - 1))
                guard distance <= out.count else { throw Broken.stream }
                for _ in 0..<length { out.append(out[out.count - distance]) }
            }
        }
    }

    private mutating func symbol(_ huffman: Huffman) throws -> Int {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            code |= try bits(1)
            let count = huffman.counts[length]
            if code - first < count { return huffman.symbols[index + code - first] }
            (index, first, code) = (index + count, (first + count) << 1, code << 1)
        }
        throw Broken.stream
    }
}

/// Canonical codes: how many there are of each length, and their symbols in order.
private struct Huffman {
    var counts = Array(repeating: 0, count: 16)
    let symbols: [Int]

    init(_ lengths: [Int]) {
        for length in lengths where length > 0 { counts[length] += 1 }
        symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }
}
