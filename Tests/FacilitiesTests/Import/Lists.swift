import Calendar
import EventModel
import Events
import Foundation
import Places
import Support

@testable import Facilities

/// The made-up files of these tests, and what is read from them.
enum Lists {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Files")
    static let all: [(file: String, kind: DatasetKind)] = [
        ("childcare_current.csv", .childcare), ("childcare_utf16le.tsv", .childcare),
        ("childcare_old_cp932.csv", .childcare), ("cafeterias_double_bom.csv", .cafeterias),
        ("cafeterias_stray.csv", .cafeterias), ("events_base_registry.csv", .events), ("events_tokyo.csv", .events),
        ("events_own_layout.csv", .events), ("schemes.csv", .schemes), ("shops.csv", .shops),
        ("medical.csv", .medical), ("vacancies.csv", .childcare), ("oddities.csv", .childcare),
    ]
    private static let tables = Result { try ListTables.builtIn() }
    private static let gazetteer = Result { try Gazetteer.load() }

    static func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: file)))
    }

    static func read(
        _ bytes: [UInt8], as kind: DatasetKind, office: OfficeID = Example.yokohama,
        asOf: CivilDate = Example.today, allowed: [String] = []
    ) throws -> ReadList {
        try ListReader(
            list: kind, office: office, asOf: asOf, gazetteer: try gazetteer.get(), tables: try tables.get(),
            allowed: allowed
        ).read(bytes)
    }

    static func places(_ file: String, as kind: DatasetKind, allowed: [String] = []) throws -> [Place] {
        guard case .places(let records) = try read(try bytes(file), as: kind, allowed: allowed).records else {
            return []
        }
        return records.map(\.record)
    }

    /// Everything that a file says, as text: records as they would be stored, then the doubts.
    static func text(_ read: ReadList) throws -> String {
        func line<Kind: Record>(_ listed: Listed<Kind>) throws -> String {
            var writer = JSONWriter()
            try listed.record.write(to: &writer)
            let counts = listed.counts.map { "\($0.age):\($0.free ?? -1)/\($0.waiting ?? -1)" }.joined(separator: " ")
            return
                "\(listed.line) \(String(decoding: writer.bytes, as: UTF8.self))\(counts.isEmpty ? "" : " \(counts)")"
        }
        let records: [String]
        switch read.records {
        case .places(let listed): records = try listed.map(line)
        case .gatherings(let listed): records = try listed.map(line)
        case .schemes(let listed): records = try listed.map(line)
        }
        let doubts = read.doubts.map { doubt in
            let value = doubt.value.replacing("\n", with: "\\n")
            return "\(doubt.line) \(doubt.column): \(doubt.reason.rawValue): \(value)"
        }
        let head = "\(read.encoding.rawValue), \(read.records.count) records, \(read.setAside) set aside"
        return ([head] + records + ["doubts"] + doubts).joined(separator: "\n") + "\n"
    }
}

/// A list of places that is to be taken in.
func list(
    _ records: [Place], digest: String = "a", office: OfficeID = Example.yokohama, asOf: CivilDate = Example.today,
    isWhole: Bool = false, mayCloseMost: Bool = false, layout: ListLayout = .list, counts: [[AgeVacancies]] = []
) -> ImportList<ListedPlaces> {
    let listed = records.enumerated().map { place, record in
        Listed(line: place + 2, record: record, counts: place < counts.count ? counts[place] : [])
    }
    return ImportList(
        dataset: DatasetID(office: office, kind: .childcare), layout: layout, records: listed,
        provenance: Provenance(source: "https://data.example.lg.jp", licence: "CC BY 4.0", asOf: asOf),
        file: .init(
            name: "list.csv", digest: digest, doubts: 0, isWhole: isWhole, mayCloseMost: mayCloseMost, at: Example.at))
}

/// A made-up place that differs from the others by its number.
func nursery(_ number: Int, telephone: String = "045-000-0000", id: Bool = true) -> Place {
    var place = Place(kind: .nursery, name: "第\(number)まちの保育園")
    place.ownID = id ? "k14\(number + 1_000)" : "\(number)"
    place.address = PostalAddress(
        municipality: Example.nakaWard, postalCode: nil, text: "横浜市中区日本大通\(number)", building: nil, access: nil)
    place.contact = ContactDetails(telephone: telephone, email: nil, form: nil, page: nil, note: nil)
    return place
}
