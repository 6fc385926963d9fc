import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Places

/// Takes files in: all of a file or nothing, every fault with its line.
package struct ImportCommand: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Japan Post's `utf_ken_all.csv` or `KEN_ALL.CSV`.
        case postalCodes = "postal-codes"
        /// `municipality,name,date,source`: deadlines and other dates that an office sets.
        case municipalDates = "municipal-dates"
        /// `code,kind,name,municipality`: registration links of posters, clinics and offices.
        case links
    }

    package var kind = Kind.postalCodes
    package var file = ""
    package var prefectures: String?
    /// Where QR codes of links are written; nil writes none.
    package var qrCodes: String?

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        let data = try NamedFile.bytes(file)
        switch kind {
        case .postalCodes: return try postalCodes(Array(data), installation.settings)
        case .municipalDates: return try await MunicipalDatesFile(Array(data), name: file).enter(installation)
        case .links: return try await LinksFile(Array(data), name: file).issue(installation, qrCodesIn: qrCodes)
        }
    }

    private func postalCodes(_ bytes: [UInt8], _ settings: Settings) throws -> Output {
        var wanted: Set<Prefecture>?
        if let prefectures {
            wanted = []
            for word in prefectures.split(separator: ",") {
                guard let prefecture = Prefecture(String(word)) else {
                    throw Problem.wrongUse("--prefectures: “\(word)” is not a prefecture; write 14 or 神奈川県")
                }
                wanted?.insert(prefecture)
            }
        }
        let read = try JapanPostFile(bytes: bytes, name: file, prefectures: wanted)
        let folder = Installation.placesFolder(settings)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let name = wanted.map { $0.map { "\($0.number)" }.sorted().joined(separator: "-") } ?? "all"
        for (kind, text) in [("municipalities", read.municipalitiesText), ("postal", read.postalText)] {
            let path = "\(folder)/\(kind)-\(name).tsv"
            guard FileManager.default.createFile(atPath: path + ".new", contents: Data(text.utf8)),
                rename(path + ".new", path) == 0
            else { throw Problem.failed("\(path): can't be written") }
        }
        return .record([
            ("postal codes", .number(read.rows.count)), ("municipalities", .number(read.municipalities.count)),
            ("kept in", .text(folder)),
        ])
    }
}
