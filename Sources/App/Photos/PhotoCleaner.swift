import CExif
import CGD
package import Consultations

/// Makes a clean JPEG of a picture: decoded, upright, of our size, and encoded anew, so that nothing but what can be
/// seen is left of it.
///
/// By Debian's libgd and libexif. Only the photo worker calls it.
package enum PhotoCleaner {
    /// Of the longer side, in pixels.
    package static let longestSide = 1_280
    static let quality: Int32 = 80

    /// - Throws: why there is none.
    package static func clean(_ sent: [UInt8]) throws(PhotoFault) -> [UInt8] {
        let header = try PhotoHeader(of: sent)
        gdSetErrorMethod { _, _, _ in }
        guard let picture = decoded(sent, header) else { throw .broken }
        defer { gdImageDestroy(picture) }
        guard Int(picture.pointee.sx) == header.width, Int(picture.pointee.sy) == header.height else { throw .broken }
        guard let small = scaled(picture) else { throw .tooHard }
        defer { gdImageDestroy(small) }
        guard let upright = PhotoOrientation(of: sent, header).applied(to: small) else { throw .tooHard }
        defer { gdImageDestroy(upright) }
        var size: Int32 = 0
        guard let encoded = gdImageJpegPtr(upright, &size, quality) else { throw .tooHard }
        defer { gdFree(encoded) }
        return JPEGFile.withoutNotes(Array(UnsafeRawBufferPointer(start: encoded, count: Int(size))))
    }

    private static func decoded(_ sent: [UInt8], _ header: PhotoHeader) -> gdImagePtr? {
        var sent = sent
        let size = Int32(sent.count)
        return sent.withUnsafeMutableBytes { bytes in
            switch header.kind {
            // Phones write what the library warns of and can read; what is cut off was refused before.
            case .jpeg: gdImageCreateFromJpegPtrEx(size, bytes.baseAddress, 1)
            case .png: gdImageCreateFromPngPtr(size, bytes.baseAddress)
            case .webp: gdImageCreateFromWebpPtr(size, bytes.baseAddress)
            }
        }
    }

    /// On white, because a JPEG has nothing to see through.
    private static func scaled(_ picture: gdImagePtr) -> gdImagePtr? {
        let (width, height) = (Int(picture.pointee.sx), Int(picture.pointee.sy))
        let longer = max(width, height, longestSide)
        let (newWidth, newHeight) = (max(1, width * longestSide / longer), max(1, height * longestSide / longer))
        guard let small = gdImageCreateTrueColor(Int32(newWidth), Int32(newHeight)) else { return nil }
        gdImageFilledRectangle(small, 0, 0, Int32(newWidth), Int32(newHeight), 0xFFFFFF)
        gdImageCopyResampled(
            small, picture, 0, 0, 0, 0, Int32(newWidth), Int32(newHeight), Int32(width), Int32(height))
        return small
    }
}

/// How a picture has to be turned to stand upright. Source: CIPA DC-008 (Exif 2.32), 4.6.4 A, Orientation.
struct PhotoOrientation {
    /// 1...8; 1 is upright.
    private let value: Int

    init(of sent: [UInt8], _ header: PhotoHeader) {
        var data = sent
        if let exif = header.exif {
            let start = Array("Exif\0\0".utf8)
            data = sent[exif].starts(with: start) ? Array(sent[exif]) : start + sent[exif]
        }
        value = header.kind != .jpeg && header.exif == nil ? 1 : Self.told(in: data)
    }

    private static func told(in data: [UInt8]) -> Int {
        guard let exif = exif_data_new_from_data(data, UInt32(data.count)) else { return 1 }
        defer { exif_data_unref(exif) }
        guard let first = exif.pointee.ifd.0, let entry = exif_content_get_entry(first, EXIF_TAG_ORIENTATION),
            entry.pointee.size >= 2, let bytes = entry.pointee.data
        else { return 1 }
        let value = Int(exif_get_short(bytes, exif_data_get_byte_order(exif)))
        return (1...8).contains(value) ? value : 1
    }

    /// A new picture, upright; nil where there is no memory for it.
    func applied(to picture: gdImagePtr) -> gdImagePtr? {
        let (width, height) = (picture.pointee.sx, picture.pointee.sy)
        let isTurned = value >= 5
        guard let upright = gdImageCreateTrueColor(isTurned ? height : width, isTurned ? width : height) else {
            return nil
        }
        for y in 0..<upright.pointee.sy {
            for x in 0..<upright.pointee.sx {
                let (fromX, fromY) = source(x, y, width: width, height: height)
                gdImageSetPixel(upright, x, y, gdImageGetTrueColorPixel(picture, fromX, fromY) & 0xFFFFFF)
            }
        }
        return upright
    }

    /// Where the upright picture's pixel stands in the one that was sent.
    private func source(_ x: Int32, _ y: Int32, width: Int32, height: Int32) -> (Int32, Int32) {
        let (right, bottom) = (width - 1, height - 1)
        return switch value {
        case 2: (right - x, y)
        case 3: (right - x, bottom - y)
        case 4: (x, bottom - y)
        case 5: (y, x)
        case 6: (y, bottom - x)
        case 7: (right - y, bottom - x)
        case 8: (right - y, x)
        default: (x, y)
        }
    }
}

/// A JPEG that we have just made.
enum JPEGFile {
    /// Without comments and without segments of applications but JFIF's own: the library writes its name into each.
    static func withoutNotes(_ bytes: [UInt8]) -> [UInt8] {
        var result = Array(bytes.prefix(2))
        var place = 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF, bytes[place + 1] != 0xDA {
            let end = place + 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            guard end <= bytes.count else { break }
            let isNote = bytes[place + 1] == 0xFE || (0xE1...0xEF).contains(bytes[place + 1])
            if !isNote { result += bytes[place..<end] }
            place = end
        }
        return result + bytes[place...]
    }
}
