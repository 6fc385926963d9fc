package import Calendar
import Crypto
package import EventModel
package import Places

/// Names something in the directory: twelve of Crockford's characters, the first 60 bits of a hash of what it was when
/// it was first published. It stays when the name, address or number of what it names changes.
package protocol DirectoryID: FieldValue, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The tag of its facts.
    static var kind: StaticString { get }
    init(code: String)
}

extension DirectoryID {
    /// Nil unless it is twelve characters of the alphabet, in any case and width.
    package init?(_ text: String) {
        guard let code = Crockford.fold(text), code.utf8.count == 12 else { return nil }
        self.init(code: code)
    }

    /// - Parameter origin: what tells it from all others when it is first published.
    package init(origin: [String]) {
        let bits = SHA256.hash(data: Array(origin.joined(separator: "\u{1F}").utf8)).prefix(8)
            .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(code: Crockford.text(of: bits >> 4, length: 12))
    }

    package var tag: Tag { Tag(Self.kind, description) }
    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    package static var shape: Shape { .text(format: "directory-code") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self.init(code: try reader.string()) }
}

/// A place that families may go to.
package struct PlaceID: DirectoryID {
    package static let kind: StaticString = "place"
    package let description: String
    package init(code: String) { description = code }
}

/// Something that families may go to on certain days: a reading hour, a class, a festival.
package struct GatheringID: DirectoryID {
    package static let kind: StaticString = "gathering"
    package let description: String
    package init(code: String) { description = code }
}

/// Money, things or help that families may ask for (支援制度).
package struct SchemeID: DirectoryID {
    package static let kind: StaticString = "scheme"
    package let description: String
    package init(code: String) { description = code }
}

/// What an office publishes of one kind. A file of another office or kind never touches it.
package struct DatasetID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let office: OfficeID
    package let kind: DatasetKind

    package init(office: OfficeID, kind: DatasetKind) {
        self.office = office
        self.kind = kind
    }
    /// `city:14100/childcare`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let office = OfficeID(String(parts[0])),
            let kind = DatasetKind(rawValue: String(parts[1]))
        else { return nil }
        self.init(office: office, kind: kind)
    }
    package var tag: Tag { Tag("dataset", self) }
    package var description: String { "\(office)/\(kind.rawValue)" }
    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// The kinds of lists that offices publish. Stored by name; names are never reused.
package enum DatasetKind: String, CaseIterable, FieldValue, Hashable {
    /// 子育て施設一覧, with or without vacancies by age.
    case childcare
    /// 公共施設一覧
    case publicFacilities = "public-facilities"
    /// 教育機関一覧
    case schools
    /// 医療機関一覧
    case medical
    /// 赤ちゃんの駅
    case babyStations = "baby-stations"
    /// こども食堂
    case cafeterias
    /// Shops with benefits for families.
    case shops
    /// イベント一覧
    case events
    /// 支援制度情報
    case schemes
    /// What an office entered by hand, one by one.
    case entered
}

/// Where something stands in somebody's list, and under which terms it may be passed on.
package struct Provenance: Record {
    package let source: String
    package let licence: String
    package let asOf: CivilDate

    package init(source: String, licence: String, asOf: CivilDate) {
        self.source = source
        self.licence = licence
        self.asOf = asOf
    }

    package static let fields = Fields(
        Field("source", \.source, "where it was found: an address or a document's name"),
        Field("licence", \.licence, "under which terms it was published, such as CC BY 4.0"),
        Field("asOf", \.asOf, "of which day it is"),
        build: Self.init)
}

extension DatasetID: FieldValue {
    package static var shape: Shape { .text(format: "dataset") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let dataset = DatasetID(try reader.string()) else { throw reader.fault("is not a dataset") }
        self = dataset
    }
}

extension GeoPoint: FieldValue {
    package static var shape: Shape { .text(format: "point") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let point = GeoPoint(try reader.string()) else { throw reader.fault("is not a point") }
        self = point
    }
}

extension OpeningHours: FieldValue {
    package static var shape: Shape { .text(format: "opening-hours") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let hours = OpeningHours(try reader.string()) else { throw reader.fault("are not opening hours") }
        self = hours
    }
}
