import CGD

@testable import App

/// Pictures that tests make: four colours, one in each quarter.
enum MadePhoto {
    static let red: Int32 = 0xDD2222
    static let green: Int32 = 0x22BB22
    static let blue: Int32 = 0x2222DD
    static let yellow: Int32 = 0xDDDD22

    private static func drawn(_ width: Int32, _ height: Int32) -> gdImagePtr {
        let image = gdImageCreateTrueColor(width, height)!
        let (middleX, middleY) = (width / 2, height / 2)
        gdImageFilledRectangle(image, 0, 0, middleX - 1, middleY - 1, red)
        gdImageFilledRectangle(image, middleX, 0, width - 1, middleY - 1, green)
        gdImageFilledRectangle(image, 0, middleY, middleX - 1, height - 1, blue)
        gdImageFilledRectangle(image, middleX, middleY, width - 1, height - 1, yellow)
        return image
    }

    private static func bytes(
        _ width: Int32, _ height: Int32, _ encode: (gdImagePtr, inout Int32) -> UnsafeMutableRawPointer?
    ) -> [UInt8] {
        let image = drawn(width, height)
        defer { gdImageDestroy(image) }
        var size: Int32 = 0
        let made = encode(image, &size)!
        defer { gdFree(made) }
        return Array(UnsafeRawBufferPointer(start: made, count: Int(size)))
    }

    static func jpeg(_ width: Int32 = 80, _ height: Int32 = 48) -> [UInt8] {
        bytes(width, height) { gdImageJpegPtr($0, &$1, 95) }
    }

    static func png(_ width: Int32 = 80, _ height: Int32 = 48) -> [UInt8] {
        bytes(width, height) { gdImagePngPtr($0, &$1) }
    }

    static func webp(_ width: Int32 = 80, _ height: Int32 = 48) -> [UInt8] {
        bytes(width, height) { gdImageWebpPtr($0, &$1) }
    }

    /// The words that Exif data of ours holds, and that nothing may hold afterwards.
    static let canary = "CANARY-35.4478N"

    /// A TIFF header with an orientation, a description and a place.
    static func exif(orientation: UInt8) -> [UInt8] {
        func entry(_ tag: UInt16, _ type: UInt8, _ count: UInt8, _ value: UInt8, _ second: UInt8 = 0) -> [UInt8] {
            [UInt8(tag & 0xFF), UInt8(tag >> 8), type, 0, count, 0, 0, 0, value, second, 0, 0]
        }
        let text = Array(canary.utf8) + [0]
        // 8 of header, 2 + 3 × 12 + 4 of the first directory; then the text, then the directory of the place.
        let textPlace = UInt8(50)
        let gpsPlace = textPlace + UInt8(text.count)
        let first =
            [3, 0] + entry(0x010E, 2, UInt8(text.count), textPlace) + entry(0x0112, 3, 1, orientation)
            + entry(0x8825, 4, 1, gpsPlace) + [0, 0, 0, 0]
        let gps = [1, 0] + entry(0x0001, 2, 2, UInt8(ascii: "N")) + [0, 0, 0, 0]
        return Array("II".utf8) + [0x2A, 0, 8, 0, 0, 0] + first + text + gps
    }

    static func jpeg(orientation: UInt8) -> [UInt8] {
        let data = Array("Exif\0\0".utf8) + exif(orientation: orientation)
        let plain = jpeg()
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(data.count + 2)] + data + plain.dropFirst(2)
    }

    static func png(orientation: UInt8) -> [UInt8] {
        let data = exif(orientation: orientation)
        // libpng reads on past a wrong checksum of what is not the picture itself.
        let chunk = [0, 0, 0, UInt8(data.count)] + Array("eXIf".utf8) + data + [0, 0, 0, 0]
        let plain = png()
        return plain[..<33] + chunk + plain[33...]
    }

    /// Size and the colours in the corners, left to right and top to bottom.
    static func look(at jpeg: [UInt8]) -> (width: Int32, height: Int32, corners: [Int32])? {
        var jpeg = jpeg
        let size = Int32(jpeg.count)
        guard let image = jpeg.withUnsafeMutableBytes({ gdImageCreateFromJpegPtr(size, $0.baseAddress) }) else {
            return nil
        }
        defer { gdImageDestroy(image) }
        let (width, height) = (image.pointee.sx, image.pointee.sy)
        let places = [(4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5)]
        let known = [red, green, blue, yellow]
        let corners = places.map { x, y in
            let colour = gdImageGetTrueColorPixel(image, x, y)
            return known.min { distance($0, colour) < distance($1, colour) }!
        }
        return (width, height, corners)
    }

    private static func distance(_ one: Int32, _ other: Int32) -> Int32 {
        [0, 8, 16].map { abs((one >> $0 & 0xFF) - (other >> $0 & 0xFF)) }.reduce(0, +)
    }
}
