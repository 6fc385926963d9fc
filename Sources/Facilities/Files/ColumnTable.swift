import Events
import Foundation

/// What a column of a list says.
enum Column: Int, CaseIterable, Sendable {
    case code, placeCode, ownID, rowNumber, prefecture, city, ward, name, kana, english, commonName, kind
    case address, town, street, building, postalCode, latitude, longitude, access, parking
    case telephone, otherContact, `extension`, email, contactName, page, form, contactNote, runBy
    case capacity, ages, weekdays, start, end, openingTimes, hoursNote, heldOn, frequency, closedDays
    case temporaryCare, sickChildCare, nursingRoom, diaperTable, hotWater, eating, pramLoan, pramAccess, stepFree
    case childMinding, foodPantry, takeout, allergy, languages, support, benefit, about, note
    case startDate, endDate, dateText, venue, meetingPoint, audience, fee, feeNote, application, applyUntil
    case state, subtitle, schemeSummary, schemeContent, openFrom, openUntil, shownFrom, shownUntil, applyAt
    case categories, keywords, countedOn
    case free0, free1, free2, free3, free4, free5
    case waiting0, waiting1, waiting2, waiting3, waiting4, waiting5
    case enrolled0, enrolled1, enrolled2, enrolled3, enrolled4, enrolled5
    /// Known, and without a field of its own.
    case detail
    /// The record itself, where the other columns can't say all of it: see `ExactCell`.
    case exact
    /// What the directory tells with each record when it gives a list away; it is no part of the record.
    case told
}

/// By which names the columns of each kind of list go: the standards' and those of real files, misspellings included.
///
/// The table is `Content/columns.tsv`; a municipality's own name is one more word in it.
package struct ColumnTable: Sendable {
    struct Known: Sendable {
        let column: Column
        let isPersonal: Bool
        /// As the standard writes it.
        let name: String
        /// Its place in the table: details stand in this order, whatever the order of a file's columns.
        let rank: Int
    }

    private var lists: [DatasetKind: [String: Known]] = [:]
    /// The standards' columns in their order, by list.
    private let layouts: [DatasetKind: [String]]
    /// By which name a column goes, by list: the standard's own, else the first of the table.
    private var standardNames: [DatasetKind: [Column: String]] = [:]

    /// Reads lines of `column, lists, personal, names` separated by tabs, names by ` | `.
    ///
    /// A name said of one list holds before one said of all.
    /// - Parameter layouts: lines of `list, columns`.
    /// - Throws: every line that is none.
    init(_ text: String, layouts layoutText: String) throws {
        layouts = Self.layouts(layoutText)
        var faults: [String] = []
        var rank = 0
        var general: [(String, Known)] = []
        let columns = Dictionary(uniqueKeysWithValues: Column.allCases.map { ("\($0)", $0) })
        for (number, line) in text.split(separator: "\n").enumerated().dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 4, let column = columns[cells[0]] else {
                faults.append("columns.tsv:\(number + 1): is no line of the four columns")
                continue
            }
            for name in cells[3].components(separatedBy: " | ") {
                rank += 1
                let known = Known(column: column, isPersonal: !cells[2].isEmpty, name: name, rank: rank)
                guard cells[1] != "*" else {
                    general.append((Self.folded(name), known))
                    continue
                }
                for list in cells[1].split(separator: ",").compactMap({ DatasetKind(rawValue: String($0)) }) {
                    if lists[list, default: [:]][Self.folded(name)] == nil {
                        lists[list, default: [:]][Self.folded(name)] = known
                    }
                }
            }
        }
        for kind in DatasetKind.allCases {
            for (name, known) in general where lists[kind, default: [:]][name] == nil {
                lists[kind, default: [:]][name] = known
            }
        }
        guard faults.isEmpty else { throw Broken(description: faults.joined(separator: "\n")) }
        for (list, known) in lists {
            let inTable = known.values.sorted { $0.rank < $1.rank }
            let inLayout = (layouts[list] ?? []).compactMap { self[$0, list] }
            for known in inLayout + inTable where standardNames[list, default: [:]][known.column] == nil {
                standardNames[list, default: [:]][known.column] = known.name
            }
        }
    }

    private static func layouts(_ text: String) -> [DatasetKind: [String]] {
        var layouts: [DatasetKind: [String]] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 2, let list = DatasetKind(rawValue: cells[0]) else { continue }
            layouts[list] = cells[1].components(separatedBy: " | ")
        }
        return layouts
    }

    /// The columns of the list's standard, in its order.
    func layout(of list: DatasetKind) -> [String] { layouts[list] ?? [] }

    /// Whether a column of the list may name a person.
    func isPersonal(_ column: Column, in list: DatasetKind) -> Bool {
        lists[list]?.values.contains { $0.column == column && $0.isPersonal } ?? false
    }

    /// By which name the standard of the list knows a column.
    func standardName(of column: Column, in list: DatasetKind) -> String { standardNames[list]?[column] ?? "" }

    private struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    subscript(header: String, list: DatasetKind) -> Known? { lists[list]?[Self.folded(header)] }

    /// What people who look for a header should see: the first names of the list's own columns.
    func examples(of list: DatasetKind) -> [String] {
        let wanted: [Column] = [.name, .address, .startDate, .latitude, .telephone]
        return wanted.compactMap { column in
            lists[list]?.values.filter { $0.column == column }.map(\.name)
                .min { ($0.count, $0) < ($1.count, $1) }
        }
    }

    /// One width and case, without the marks that names of columns are punctuated with.
    static func folded(_ name: String) -> String {
        let marks = Set("_()[]【】・:.,、。-‐–—/#\"'".unicodeScalars)
        let composed = name.precomposedStringWithCompatibilityMapping.lowercased()
        let kept = composed.unicodeScalars.filter {
            !marks.contains($0) && !$0.properties.isWhitespace && $0 != "\u{FEFF}"
        }
        return String(String.UnicodeScalarView(kept))
    }
}
