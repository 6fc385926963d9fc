import Consultations
import Testing

@Suite("What the first bytes of a picture say")
struct PhotoHeaderTests {
    /// A JPEG as far as it is looked at: start, frame header, end.
    static func jpeg(width: Int, height: Int, ends: Bool = true) -> [UInt8] {
        let frame: [UInt8] = [
            0xFF, 0xC0, 0, 17, 8, UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8), UInt8(width & 0xFF), 3,
            1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
        ]
        return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0] + frame + [0xFF, 0xDA, 0, 2, 1, 2, 3] + (ends ? [0xFF, 0xD9] : [])
    }

    static func png(width: UInt32, height: UInt32, more: [UInt8] = []) -> [UInt8] {
        let size = [width, height].flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        }
        return [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + chunk("IHDR", size + [8, 2, 0, 0, 0]) + more
            + chunk("IEND", [])
    }

    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        [0, 0, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + Array(name.utf8) + data + [0, 0, 0, 0]
    }

    static func webp(_ chunks: [UInt8]) -> [UInt8] {
        let size = chunks.count + 4
        return Array("RIFF".utf8) + [UInt8(size & 0xFF), UInt8(size >> 8), 0, 0] + Array("WEBP".utf8) + chunks
    }

    private func fault(_ bytes: [UInt8]) -> PhotoFault? {
        do throws(PhotoFault) {
            _ = try PhotoHeader(of: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("the size is read from each kind without decoding")
    func sizes() throws {
        let jpeg = try PhotoHeader(of: Self.jpeg(width: 4_032, height: 3_024))
        #expect((jpeg.width, jpeg.height) == (4_032, 3_024))
        let png = try PhotoHeader(of: Self.png(width: 1_170, height: 2_532))
        #expect((png.width, png.height) == (1_170, 2_532))
        let lossless: [UInt8] = Array("VP8L".utf8) + [5, 0, 0, 0, 0x2F, 0x63, 0xC0, 0x18, 0, 0]
        let webp = try PhotoHeader(of: Self.webp(lossless))
        #expect((webp.width, webp.height) == (100, 100))
    }

    @Test("50 megapixels are refused before anything is decoded, and so is what says that it is small and is not")
    func tooMany() {
        #expect(fault(Self.jpeg(width: 8_660, height: 5_774)) == .tooManyPixels(megapixels: 50, most: 24))
        let endless = fault(Self.png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF))
        #expect(endless == .tooManyPixels(megapixels: Int.max / 1_000_000, most: 24))
        let canvas: [UInt8] = Array("VP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0]
        let frame: [UInt8] = Array("VP8 ".utf8) + [10, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F]
        #expect(fault(Self.webp(canvas + frame)) == .tooManyPixels(megapixels: 268, most: 24))
        #expect(fault([UInt8](repeating: 0xFF, count: 12_000_001)) == .tooLarge(mostBytes: 12_000_000))
        #expect(PhotoFault.tooManyPixels(megapixels: 50, most: 24).description.contains("smaller"))
    }

    @Test("what was cut off is broken", arguments: [3, 10, 20, 24])
    func truncated(length: Int) {
        #expect(fault(Array(Self.jpeg(width: 100, height: 100).prefix(length))) == .broken)
        #expect(fault(Array(Self.png(width: 100, height: 100).prefix(8 + length))) == .broken)
        #expect(fault(Self.jpeg(width: 100, height: 100, ends: false)) == .broken)
        #expect(fault(Self.jpeg(width: 0, height: 100)) == .broken)
    }

    @Test("what is no JPEG, PNG or WebP is refused by its name, whatever its file was called")
    func others() {
        let box: [UInt8] = [0, 0, 0, 24]
        let named: [([UInt8], String)] = [
            (Array("PK".utf8) + [3, 4, 20, 0], "ZIP"), (box + Array("ftypheic".utf8), "HEIC"),
            (box + Array("ftypavif".utf8), "AVIF"), (box + Array("ftypisom".utf8), "動画"),
            (Array("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>".utf8), "SVG"), (Array("GIF89a".utf8), "GIF"),
            (Array("%PDF-1.7".utf8), "PDF"), (Array("\n<script>alert(1)</script>".utf8), "HTML"),
            ([0x7F, 0x45, 0x4C, 0x46, 2], "プログラム"),
        ]
        for (bytes, name) in named { #expect(fault(bytes) == .notTaken(name), "\(name)") }
        #expect(fault([]) == .notAPicture)
        #expect(fault(Array("hello".utf8)) == .notAPicture)
    }

    @Test("what is a picture and something else at once is refused, and what a phone puts behind its own is not")
    func polyglots() {
        let picture = Self.jpeg(width: 100, height: 100)
        let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + [3, 0] + Array("abc".utf8)
        #expect(fault(picture + end) == .notTaken("ZIP"))
        let comment: [UInt8] = [0xFF, 0xFE, 0, 10] + Array("%PDF-1.7".utf8)
        #expect(fault([0xFF, 0xD8] + comment + picture.dropFirst(2)) == .notTaken("PDF"))
        #expect(fault(picture + [0, 0, 0, 24] + Array("ftypmp42 a film of a second".utf8)) == nil)
        #expect(fault(Self.png(width: 9, height: 9, more: Self.chunk("acTL", [0, 0, 0, 2]))) == .notTaken("APNG"))
    }
}
