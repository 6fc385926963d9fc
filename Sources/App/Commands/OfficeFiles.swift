import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Households
import Places
import Reactions

/// Dates that offices set, as a file: `municipality,name,date,source`.
struct MunicipalDatesFile {
    private let table: CSVTable

    init(_ bytes: [UInt8], name: String) throws(PlaceFaults) {
        table = try CSVTable(bytes: bytes, name: name, columns: ["municipality", "name", "date", "source"])
    }

    /// Enters every date, or none when any line is wrong.
    func enter(_ installation: Installation) async throws -> Output {
        let identity = { (date: EnterMunicipalDate) in
            "\(date.municipality) \(date.name) \(FiscalYear(containing: date.date))"
        }
        let entered = try await OfficeLines(table).record(in: installation, identity: identity) { line in
            let text = line["municipality"]
            guard let place = installation.atlas.gazetteer.place(text) else {
                throw Problem.failed("municipality: “\(text)” is not one; write its code or full name")
            }
            guard let date = CivilDate(iso: line["date"]) ?? CivilDate(japanese: line["date"]) else {
                throw Problem.failed("date: “\(line["date"])” is no day like 2026-11-05")
            }
            return EnterMunicipalDate(
                municipality: place, name: line["name"], date: date, source: line["source"],
                names: installation.catalogue.municipalDateNames, today: installation.world.now.date)
        }
        return .record([("lines", .number(table.lines.count)), ("entered", .number(entered.newFacts))])
    }
}

/// Registration links, as a file: `code,kind,name,municipality`.
struct LinksFile {
    private let table: CSVTable

    init(_ bytes: [UInt8], name: String) throws(PlaceFaults) {
        table = try CSVTable(bytes: bytes, name: name, columns: ["code", "kind", "name", "municipality"])
    }

    /// Issues every link, or none when any line is wrong.
    ///
    /// - Parameter folder: where a QR code of each link is written, as `CODE.svg`; none when nil.
    func issue(_ installation: Installation, qrCodesIn folder: String?) async throws -> Output {
        let issued = try await OfficeLines(table).record(in: installation, identity: \.source.description) { line in
            try link(line, installation.atlas.gazetteer)
        }
        let basicID = installation.settings.accountID
        let rows = try issued.decisions.map { link in
            let account = ChatAccount(name: link.name, basicID: basicID, familySource: link.source)
            let address = ShareLink(to: account, source: link.source).url
            if let folder { try Self.write(QRCode(address), of: link.source, to: folder) }
            return [link.source.description, link.kind.rawValue, link.name, address]
        }
        return .table(header: ["code", "kind", "name", "address"], rows: rows, footer: [])
    }

    private static func write(_ code: QRCode?, of source: SourceCode, to folder: String) throws {
        guard let code else { throw Problem.failed("\(source): its address does not fit into a QR code") }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(code.svg.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(source).svg"), options: .atomic)
    }

    private func link(_ line: CSVTable.Line, _ gazetteer: Gazetteer) throws(Problem) -> IssueLink {
        guard let source = SourceCode(line["code"]) else {
            throw .failed("code: “\(line["code"])” is not 3 to 16 of A–Z, 0–9 and hyphen")
        }
        guard let kind = SourceKind(rawValue: line["kind"]) else {
            let allowed = SourceKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .failed("kind: “\(line["kind"])” is not one of \(allowed)")
        }
        let place = gazetteer.place(line["municipality"])
        guard place != nil || line["municipality"].isEmpty else {
            throw .failed("municipality: “\(line["municipality"])” is not one; write its code or full name")
        }
        return IssueLink(source: source, kind: kind, name: line["name"], municipality: place)
    }
}

extension Gazetteer {
    /// A code or a full name; nil when it is neither or not exactly one.
    fileprivate func place(_ text: String) -> MunicipalityCode? {
        if let code = MunicipalityCode(text), let place = self[code] { return place.code }
        let named = municipalities(named: text)
        return named.count == 1 ? named[0].code : nil
    }
}
