import EventModel
import Events
import Foundation
import Support
import Testing

@testable import Facilities

/// Real published files, where `HAGUKUMI_OPEN_DATA` names a folder with them. They are no part of this project.
@Suite("Real lists", .enabled(if: OpenData.folder != nil, "HAGUKUMI_OPEN_DATA names no folder"))
struct OpenDataTests {
    @Test("every file is read, with so many records, rows set aside and doubts", arguments: OpenData.files)
    func read(_ file: OpenData) throws {
        let read = try file.read()
        #expect(read.records.count == file.records && read.setAside == file.setAside, "\(file.name)")
        let counts = Dictionary(grouping: read.doubts, by: \.reason.rawValue).mapValues(\.count)
        #expect(counts == file.doubts, "\(file.name)")
    }

    @Test("given away again, its own list says what it said", arguments: OpenData.files)
    func returned(_ file: OpenData) throws {
        let records = OpenLists.records(of: try file.read())
        #expect(Set(try OpenLists.returned(records, file.kind)) == Set(records), "\(file.name)")
    }

    @Test("taken in and taken in again, the second time changes nothing", arguments: OpenData.files)
    func twice(_ file: OpenData) throws {
        let opened: any Event = OfficeOpened(office: Example.yokohama, name: "横浜市")
        func check<Kind: ListedKind>(_ kind: Kind.Type, _ records: [Listed<Kind.Record>]) throws {
            func list(_ records: [Listed<Kind.Record>], _ digest: String) -> ImportList<Kind> {
                ImportList(
                    dataset: DatasetID(office: Example.yokohama, kind: file.kind), layout: .list, records: records,
                    provenance: Example.openData,
                    file: .init(
                        name: file.name, digest: digest, doubts: 0, isWhole: true, mayCloseMost: false, at: 0))
            }
            let first = [opened] + (try Laws.decide(list(records, "a"), after: [opened]))
            // Another order of rows is another file that says the same.
            let again = try Laws.decide(list(records.reversed(), "b"), after: first)
            #expect(first.count > records.count && again.count == 1, "\(file.name)")
        }
        switch try file.read().records {
        case .places(let records): try check(ListedPlaces.self, records)
        case .gatherings(let records): try check(ListedGatherings.self, records)
        case .schemes(let records): try check(ListedSchemes.self, records)
        }
    }
}

/// One real file and what is to be read from it.
struct OpenData: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: DatasetKind
    let records: Int
    var setAside = 0
    let doubts: [String: Int]

    static let folder = ProcessInfo.processInfo.environment["HAGUKUMI_OPEN_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    var testDescription: String { name }

    func read() throws -> ReadList {
        let path = (Self.folder ?? "") + "/" + name
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return try Lists.read(bytes, as: kind, office: try #require(OfficeID("partner:open-data")))
    }

    static let files: [OpenData] = [
        OpenData(name: "112038_preschool.csv", kind: .childcare, records: 302, doubts: ["says-it-is-closed": 1]),
        OpenData(name: "yokohama_nurseries.csv", kind: .childcare, records: 1_331, doubts: [:]),
        OpenData(name: "takamatsu_nurseries.csv", kind: .childcare, records: 118, doubts: ["not-a-number": 40]),
        OpenData(
            name: "takamatsu_events.csv", kind: .events, records: 47, setAside: 4,
            doubts: [
                "not-a-telephone-number": 2, "not-a-coordinate": 2, "date-without-year": 45, "no-day": 4,
                "not-a-time": 19,
            ]),
        OpenData(name: "kodomoshokudo_kanagawa_2023.csv", kind: .cafeterias, records: 116, doubts: ["not-a-link": 3]),
        OpenData(
            name: "encoding_samples/131067_taitoku_kodomosyokudo.csv", kind: .cafeterias, records: 7,
            doubts: ["several-byte-order-marks": 1]),
        OpenData(
            name: "encoding_samples/GENERATED_112038_preschool_cp932.csv", kind: .childcare, records: 30,
            doubts: ["says-it-is-closed": 1]),
        OpenData(
            name: "encoding_samples/GENERATED_112038_preschool_utf16le_tab.csv", kind: .childcare, records: 30,
            doubts: ["says-it-is-closed": 1]),
        events("140007", 3), events("141003", 1), events("141305", 15), events("142018", 23), events("142051", 6),
        events("142077", 62), events("142107", 5),
    ]

    private static func events(_ body: String, _ records: Int, _ doubts: [String: Int] = [:]) -> OpenData {
        OpenData(
            name: "events_kanagawa_2022/o1-\(body)_g1-000304.csv", kind: .events, records: records, doubts: doubts)
    }
}
