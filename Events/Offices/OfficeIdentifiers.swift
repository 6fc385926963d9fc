package import EventModel
package import Places

/// An office that works with Hagukumi: `pref:14`, `city:14130`, `ward:14101` or `partner:kodomo-net`.
///
/// Cities, towns, villages and wards are named by the five digits of their code, prefectures by two.
package struct OfficeID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package enum Kind: String, CaseIterable, Sendable {
        case prefecture = "pref"
        /// A city, town or village.
        case municipality = "city"
        /// A ward of a designated city.
        case ward
        /// A body outside the administration. It has no residents.
        case partner
    }

    package let kind: Kind
    /// The prefecture, municipality or ward itself; nil for a partner.
    package let municipality: MunicipalityCode?
    private let name: String

    /// Nil unless it has one of the four forms. Whether there is such a place is for the gazetteer to say.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        let name = String(parts[1])
        switch kind {
        case .prefecture:
            guard name.utf8.count == 2, let number = Int(name), (1...47).contains(number), name.first != "+" else {
                return nil
            }
            municipality = MunicipalityCode(prefecture: number)
        case .municipality, .ward:
            guard let code = MunicipalityCode(fiveDigits: name) else { return nil }
            municipality = code
        case .partner:
            guard (2...32).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else { return nil }
            municipality = nil
        }
        self.kind = kind
        self.name = name
    }

    private init(partner name: String) {
        kind = .partner
        municipality = nil
        self.name = name
    }

    /// Stands where a text that was an office can't be read any more. Nobody has it: the name has a sign too many.
    package static let unknown = OfficeID(partner: "?")

    /// The office of a place; nil for a prefecture's code that names no prefecture.
    package init?(of place: Municipality) {
        switch place.kind {
        case .prefecture: self.init("pref:\(place.code.fiveDigits.prefix(2))")
        case .ward: self.init("ward:\(place.code.fiveDigits)")
        case .designatedCity, .city, .town, .village: self.init("city:\(place.code.fiveDigits)")
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }

    package var tag: Tag { Tag("office", self) }
    package var description: String { "\(kind.rawValue):\(name)" }
    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// A person who works in an office. The number stays when the person moves to another one.
package struct StaffID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// Nil unless it is a ULID.
    package init?(_ text: String) {
        guard let ulid = ULID(text) else { return nil }
        self.ulid = ulid
    }
    /// The person that a tag names; nil if the tag is about something else.
    package init?(_ tag: Tag) { self.init(actor: tag.text) }
    /// The person that acted; nil if it was somebody else.
    package init?(actor: String) {
        guard actor.hasPrefix("staff:") else { return nil }
        self.init(String(actor.dropFirst("staff:".count)))
    }
    package var tag: Tag { Tag("staff", ulid) }
    /// How the log names the person as the one who acted: `staff:01JD…`.
    package var actor: String { tag.text }
    package var description: String { ulid.description }
    package static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

/// One link by which a person comes in, for the first time or after losing phone or password.
package struct InvitationID: Hashable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    package var tag: Tag { Tag("invitation", ulid) }
    package var description: String { ulid.description }
}

extension OfficeID: FieldValue {
    package static var shape: Shape { .text(format: "office") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let office = OfficeID(try reader.string()) else { throw reader.fault("is not an office") }
        self = office
    }
}

extension StaffID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}

extension InvitationID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}
