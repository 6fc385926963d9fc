/// Bytes that somebody sent, read so that nothing outside of them can be reached.
struct PhotoBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func begins(with start: [UInt8]) -> Bool { bytes.starts(with: start) }

    /// Latin text; nil where there is not so much.
    func text(at place: Int, _ length: Int) -> String? {
        guard place >= 0, place + length <= bytes.count else { return nil }
        return String(decoding: bytes[place..<place + length], as: Unicode.ASCII.self)
    }

    func big16(at place: Int) -> Int? {
        guard place >= 0, place + 2 <= bytes.count else { return nil }
        return Int(bytes[place]) << 8 | Int(bytes[place + 1])
    }

    func big32(at place: Int) -> Int? {
        guard let high = big16(at: place), let low = big16(at: place + 2) else { return nil }
        return high << 16 | low
    }

    func little(at place: Int, _ length: Int) -> Int? {
        guard place >= 0, place + length <= bytes.count else { return nil }
        return bytes[place..<place + length].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Looked for from the end, where it mostly stands.
    func holds(_ wanted: [UInt8], from start: Int) -> Bool { lastPlace(of: wanted, from: start) != nil }

    /// Where it stands last; nil where it doesn't.
    func lastPlace(of wanted: [UInt8], from start: Int) -> Int? {
        let start = max(0, start)
        guard start + wanted.count <= bytes.count else { return nil }
        return (start...bytes.count - wanted.count).last { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }

    /// The first bytes as Latin text, small, whatever they are.
    func beginning(_ length: Int) -> String {
        String(decoding: bytes.prefix(length).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    }
}

/// Files that are no picture of ours, known by their content so that they can be refused by name.
enum OtherFile {
    static func name(of data: PhotoBytes) -> String? {
        if data.text(at: 4, 4) == "ftyp" { return boxed(data.text(at: 8, 4) ?? "") }
        for (start, name) in starts where data.begins(with: start) { return name }
        let text = data.beginning(1_024)
        if text.contains("<svg") { return "SVG" }
        if text.contains("<html") || text.contains("<!doctype") || text.contains("<script") { return "HTML" }
        return nil
    }

    /// What a file is besides a picture: readers of ZIP look at its end, readers of PDF anywhere near its beginning.
    static func second(in data: PhotoBytes) -> String? {
        if data.beginning(1_024).contains("%pdf-") { return "PDF" }
        // The last entry of a ZIP is 22 bytes with a comment of at most 65,535.
        // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16
        if let end = data.lastPlace(of: [0x50, 0x4B, 0x05, 0x06], from: data.count - 65_557),
            let comment = data.little(at: end + 20, 2), end + 22 + comment == data.count
        {
            return "ZIP"
        }
        return nil
    }

    private static let starts: [([UInt8], String)] = [
        (Array("PK".utf8) + [3, 4], "ZIP"), (Array("PK".utf8) + [5, 6], "ZIP"), (Array("GIF8".utf8), "GIF"),
        (Array("%PDF-".utf8), "PDF"), (Array("BM".utf8), "BMP"), ([0x49, 0x49, 0x2A, 0], "TIFF"),
        ([0x4D, 0x4D, 0, 0x2A], "TIFF"), ([0xFF, 0x0A], "JPEG XL"),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
        ([0x7F, 0x45, 0x4C, 0x46], "プログラム"), (Array("MZ".utf8), "プログラム"), (Array("Rar!".utf8), "RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF], "7z"), ([0x1F, 0x8B], "gzip"), ([0x1A, 0x45, 0xDF, 0xA3], "WebM"),
    ]

    /// The brand of an ISO base media file. Source: https://mp4ra.org/registered-types/brands
    private static func boxed(_ brand: String) -> String {
        if ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].contains(brand) { return "HEIC" }
        return brand.hasPrefix("avi") ? "AVIF" : "動画"
    }
}
