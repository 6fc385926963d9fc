import Crypto
package import EventModel

/// A shop that gives benefits for the child-rearing support pass (協力施設): seven of Crockford's characters and one by
/// which a slip is found. It stands on the shop's sticker, in the address of its checking page, and is read aloud.
///
/// The last character is a Reed–Solomon check over GF(32): one wrong character, and any two that changed places, are
/// always found.
package struct ShopCode: FieldValue, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Eight characters without a hyphen, as stored: `7K2M9Q4T`.
    package let description: String

    /// Nil unless it is a code without a slip, in any case and width, with or without hyphens.
    package init?(_ text: String) {
        guard let code = Crockford.fold(text), code.utf8.count == Self.length,
            let values = Self.values(of: code), Self.check(of: values.dropLast()) == values.last
        else { return nil }
        description = code
    }

    /// The code of what applied with this number: asked twice it is the same one.
    package init(application: ULID) {
        let hash = SHA256.hash(data: Array("shop \(application)".utf8)).prefix(8)
        let bits = hash.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let text = Crockford.text(of: bits, length: Self.length - 1)
        let check = Self.check(of: Self.values(of: text)?[...] ?? [])
        description = text + Crockford.text(of: UInt64(check), length: 1)
    }

    /// As it is printed and read aloud: `7K2M-9Q4T`.
    package var shown: String { "\(description.prefix(4))-\(description.suffix(4))" }

    package var tag: Tag { Tag("shop", description) }
    /// Where the directory shows it.
    package var place: PlaceID { PlaceID(origin: ["shop", description]) }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    package static var shape: Shape { .text(format: "shop-code") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let code = ShopCode(try reader.string()) else { throw reader.fault("is not a shop's code") }
        self = code
    }

    private static let length = 8

    private static func values(of code: String) -> [Int]? {
        let values = code.utf8.compactMap(Crockford.value(of:))
        return values.count == code.utf8.count ? values : nil
    }

    /// The character at place n counts α^(n+1) times; the check itself once. α is a root of x⁵ + x² + 1.
    private static func check(of values: ArraySlice<Int>) -> Int {
        values.reversed().reduce(0) { sum, value in
            let next = (sum ^ value) << 1
            return next & 32 == 0 ? next : next ^ 37
        }
    }
}
