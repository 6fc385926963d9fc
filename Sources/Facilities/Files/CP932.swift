import Glibc

/// Microsoft's Shift_JIS with its extensions (①, ㈱, 髙, 﨑), as Excel and the offices' systems write it.
///
/// Converted by the iconv of the C library; Foundation on Linux does not know the extensions.
enum CP932 {
    /// The text, and the offsets of bytes that mean nothing, each of which became U+FFFD; nil where there is no iconv.
    static func text(_ bytes: [UInt8]) -> (text: [UInt8], broken: [Int])? {
        guard let converter = iconv_open("UTF-8", "CP932"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 2 + 16)
        var broken: [Int] = []
        var source = bytes
        var space = [CChar](repeating: 0, count: 1 << 16)
        source.withUnsafeMutableBytes { raw in
            var input = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let (status, problem, made) = convert(converter, &input, &left, &space)
                result.append(contentsOf: space[..<made].lazy.map { UInt8(bitPattern: $0) })
                guard status == -1, problem != E2BIG else { continue }
                // A byte that begins nothing, or the file ends within a character.
                broken.append(raw.count - left)
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                input = input?.advanced(by: 1)
                left -= 1
            }
        }
        return (result, broken)
    }

    private static func convert(
        _ converter: iconv_t, _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ space: inout [CChar]
    ) -> (status: Int, problem: Int32, made: Int) {
        space.withUnsafeMutableBufferPointer { buffer in
            var output = buffer.baseAddress
            var room = buffer.count
            let status = iconv(converter, &input, &left, &output, &room)
            return (Int(status), errno, buffer.count - room)
        }
    }
}
