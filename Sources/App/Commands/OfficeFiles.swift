import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Households
import Places

/// Dates that offices set, as a file: `municipality,name,date,source`.
struct MunicipalDatesFile {
    private let table: CSVTable

    init(_ bytes: [UInt8], name: String) throws(PlaceFaults) {
        table = try CSVTable(bytes: bytes, name: name, columns: ["municipality", "name", "date", "source"])
    }

    /// Enters every date, or none when any line is wrong.
    func enter(_ installation: Installation) async throws -> Output {
        var faults: [String] = []
        var decisions: [EnterMunicipalDate] = []
        for line in table.lines {
            guard let place = installation.atlas.gazetteer.place(line["municipality"]) else {
                faults.append("\(table.name):\(line.number): municipality: “\(line["municipality"])” is not one; write its code or full name")
                continue
            }
            guard let date = CivilDate(iso: line["date"]) ?? CivilDate(japanese: line["date"]) else {
                faults.append("\(table.name):\(line.number): date: “\(line["date"])” is no day like 2026-11-05")
                continue
            }
            let decision = EnterMunicipalDate(
                municipality: place, name: line["name"], date: date, source: line["source"],
                names: installation.catalogue.municipalDateNames, today: installation.world.now.date)
            do {
                _ = try decision.decide(given: try await installation.log.state(for: decision))
                decisions.append(decision)
            } catch let refusal as EnterMunicipalDate.Refusal {
                faults.append("\(table.name):\(line.number): \(refusal)")
            }
        }
        guard faults.isEmpty else { throw Problem.failed(faults.joined(separator: "\n")) }
        var entered = 0
        for decision in decisions {
            let command = Command(actor: "operator", id: installation.world.freshID())
            entered += try await installation.log.execute(decision, as: command).count
        }
        return .record([("lines", .number(table.lines.count)), ("entered", .number(entered))])
    }
}

/// Registration links, as a file: `code,kind,name,municipality`.
struct LinksFile {
    private let table: CSVTable

    init(_ bytes: [UInt8], name: String) throws(PlaceFaults) {
        table = try CSVTable(bytes: bytes, name: name, columns: ["code", "kind", "name", "municipality"])
    }

    /// Issues every link, or none when any line is wrong, and shows the addresses to print.
    func issue(_ installation: Installation) async throws -> Output {
        var faults: [String] = []
        var decisions: [IssueLink] = []
        for line in table.lines {
            do {
                let decision = try link(line, installation.atlas.gazetteer)
                _ = try decision.decide(given: try await installation.log.state(for: decision))
                decisions.append(decision)
            } catch {
                faults.append("\(table.name):\(line.number): \(error)")
            }
        }
        guard faults.isEmpty else { throw Problem.failed(faults.joined(separator: "\n")) }
        for decision in decisions {
            try await installation.log.execute(
                decision, as: Command(actor: "operator", id: installation.world.freshID()))
        }
        return .table(
            header: ["code", "kind", "name"],
            rows: decisions.map { decision in
                [decision.source.description, decision.kind.rawValue, decision.name]
            }, footer: [])
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
