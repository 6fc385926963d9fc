/// What the first bytes of a picture say, read without decoding it: nothing of a size that can't be is decoded at all.
///
/// The kind is told by content; a file's name and what a browser says of it are not looked at.
package struct PhotoHeader: Sendable, Equatable {
    package enum Kind: Sendable { case jpeg, png, webp }

    package let kind: Kind
    package let width: Int
    package let height: Int
    /// Where the picture's Exif data lies, from its TIFF header on; nil without any, and in a JPEG, where the library
    /// finds it itself.
    package let exif: Range<Int>?

    /// A phone's photo of 24 megapixels has up to 12 MB.
    package static let mostBytes = 12_000_000
    package static let mostMegapixels = 24

    /// - Throws: why it isn't taken.
    package init(of bytes: [UInt8]) throws(PhotoFault) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(mostBytes: Self.mostBytes) }
        let data = PhotoBytes(bytes)
        let header: PhotoHeader
        if data.begins(with: [0xFF, 0xD8, 0xFF]) {
            header = try Self.jpeg(data)
        } else if data.begins(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            header = try Self.png(data)
        } else if data.text(at: 0, 4) == "RIFF", data.text(at: 8, 4) == "WEBP" {
            header = try Self.webp(data)
        } else if let other = OtherFile.name(of: data) {
            throw .notTaken(other)
        } else {
            throw .notAPicture
        }
        // A file that is two kinds at once is good for deceiving somebody, and for nothing else.
        if let second = OtherFile.second(in: data) { throw .notTaken(second) }
        guard header.width > 0, header.height > 0 else { throw .broken }
        // A PNG may say that it is 4,294,967,295 pixels wide.
        let (product, isOver) = header.width.multipliedReportingOverflow(by: header.height)
        let pixels = isOver ? Int.max : product
        guard pixels <= Self.mostMegapixels * 1_000_000 else {
            throw .tooManyPixels(megapixels: pixels / 1_000_000, most: Self.mostMegapixels)
        }
        self = header
    }

    private init(_ kind: Kind, width: Int, height: Int, exif: Range<Int>? = nil) {
        self.kind = kind
        self.width = width
        self.height = height
        self.exif = exif
    }
}

extension PhotoHeader {
    /// Segment after segment up to the frame header. Source: ITU-T T.81, B.1 and B.2.2.
    private static func jpeg(_ data: PhotoBytes) throws(PhotoFault) -> PhotoHeader {
        var place = 2
        while let marker = data.big16(at: place) {
            if marker == 0xFFFF {
                place += 1
                continue
            }
            guard (0xFFC0...0xFFFE).contains(marker), let length = data.big16(at: place + 2), length >= 2 else { break }
            let isFrame = (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
            if isFrame, let height = data.big16(at: place + 5), let width = data.big16(at: place + 7) {
                // The end of a picture can't stand within its own data: what lacks it was cut off.
                guard data.holds([0xFF, 0xD9], from: place + 2 + length) else { throw .broken }
                return PhotoHeader(.jpeg, width: width, height: height)
            }
            guard marker != 0xFFDA else { break }
            place += 2 + length
        }
        throw .broken
    }

    /// Source: https://www.w3.org/TR/png-3/#5Chunk-layout
    private static func png(_ data: PhotoBytes) throws(PhotoFault) -> PhotoHeader {
        guard data.text(at: 12, 4) == "IHDR", let width = data.big32(at: 16), let height = data.big32(at: 20) else {
            throw .broken
        }
        var place = 8
        var exif: Range<Int>?
        while let length = data.big32(at: place), let name = data.text(at: place + 4, 4) {
            let end = place + 12 + length
            guard end <= data.count else { break }
            if name == "acTL" { throw .notTaken("APNG") }
            if name == "eXIf" { exif = place + 8..<end - 4 }
            if name == "IEND" { return PhotoHeader(.png, width: width, height: height, exif: exif) }
            place = end
        }
        throw .broken
    }

    /// Source: https://developers.google.com/speed/webp/docs/riff_container
    private static func webp(_ data: PhotoBytes) throws(PhotoFault) -> PhotoHeader {
        guard let size = data.little(at: 4, 4), size + 8 <= data.count else { throw .broken }
        var (place, exif): (Int, Range<Int>?) = (12, nil)
        var found: (width: Int, height: Int)?
        while place + 8 <= size + 8, let name = data.text(at: place, 4), let length = data.little(at: place + 4, 4) {
            let start = place + 8
            guard start + length <= data.count else { throw .broken }
            switch name {
            case "VP8X":
                guard let flags = data.little(at: start, 1) else { throw .broken }
                if flags & 2 != 0 { throw .notTaken("動くWebP") }
                if let width = data.little(at: start + 4, 3), let height = data.little(at: start + 7, 3) {
                    found = (width + 1, height + 1)
                }
            case "VP8 ":
                if let width = data.little(at: start + 6, 2), let height = data.little(at: start + 8, 2) {
                    found = largest(found, (width & 0x3FFF, height & 0x3FFF))
                }
            case "VP8L":
                if let bits = data.little(at: start + 1, 4) {
                    found = largest(found, ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
                }
            case "EXIF": exif = start..<start + length
            default: break
            }
            place = start + length + length % 2
        }
        guard let found else { throw .broken }
        return PhotoHeader(.webp, width: found.width, height: found.height, exif: exif)
    }

    private static func largest(_ one: (width: Int, height: Int)?, _ other: (Int, Int)) -> (width: Int, height: Int) {
        (max(one?.width ?? 0, other.0), max(one?.height ?? 0, other.1))
    }
}
