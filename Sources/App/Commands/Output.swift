import Foundation
import Projections

/// What a command says: a table for people, JSON for programs.
package enum Output: Sendable {
    /// `counts`: so many of the last columns are numbers, which JSON then shows as such.
    case table(header: [String], rows: [[String]], footer: [String], counts: Int = 0)
    case text(String)
    /// One JSON object, keys in order.
    case record([(String, Value)])
    /// One after the other.
    indirect case several([Output])
    /// Several of them.
    case records([[(String, Value)]])

    package enum Value: Sendable {
        case text(String)
        case number(Int)
        case list([String])
    }

    package enum Format: String, CaseIterable, Sendable {
        case table
        case csv
        case json
    }

    package func rendered(as format: Format) -> String {
        switch (self, format) {
        case (.text(let text), .table), (.text(let text), .csv): text
        case (.text(let text), .json): JSON.string(text)
        case (.record(let fields), .json): JSON.object(fields)
        case (.record(let fields), _):
            Output.table(header: [], rows: fields.map { [$0.0, Self.plain($0.1)] }, footer: []).rendered(as: format)
        case (.several(let parts), _):
            parts.map { $0.rendered(as: format) }.joined(separator: format == .json ? "\n" : "\n\n")
        case (.records(let all), _):
            all.map { Output.record($0).rendered(as: format) }.joined(separator: format == .json ? "\n" : "\n\n")
        case (.table(let header, let rows, let footer, _), .table): Self.aligned(header, rows, footer)
        case (.table(let header, let rows, _, _), .csv): CSVText.text(header.isEmpty ? rows : [header] + rows)
        case (.table(let header, let rows, _, let counts), .json):
            rows.map { row in
                let cells = zip(header, row).enumerated().map { column, cell in
                    (cell.0, column < header.count - counts ? .text(cell.1) : Self.count(cell.1))
                }
                return JSON.object(cells)
            }.joined(separator: "\n")
        }
    }

    /// A hidden count, `<20`, is text.
    private static func count(_ text: String) -> Value { Int(text).map(Value.number) ?? .text(text) }

    private static func plain(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .list(let list): list.joined(separator: ", ")
        }
    }

    private static func aligned(_ header: [String], _ rows: [[String]], _ footer: [String]) -> String {
        let all = [header, footer].filter { !$0.isEmpty } + rows
        let columns = all.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in all.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0 }
        let isNumeric = (0..<columns).map { column in
            !rows.isEmpty && rows.allSatisfy { column >= $0.count || isCount($0[column]) }
        }
        func line(_ row: [String]) -> String {
            let cells = row.enumerated().map { column, cell in
                let blank = String(repeating: " ", count: widths[column] - width(cell))
                return isNumeric[column] ? blank + cell : cell + blank
            }
            return trimmed(cells.joined(separator: "  "))
        }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * max(0, columns - 1))
        var lines = header.isEmpty ? [] : [line(header), rule]
        lines += rows.map(line)
        if !footer.isEmpty { lines += [rule, line(footer)] }
        return lines.joined(separator: "\n")
    }

    private static func isCount(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == "<" || $0 == "+" || $0 == "." }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Columns on a terminal: East Asian characters take two. Source: Unicode UAX #11, wide and full-width ranges.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF:
                sum + 2
            case 0x300...0x36F, 0xFE0F: sum
            default: sum + 1
            }
        }
    }
}

/// JSON for programs, one value a line.
enum JSON {
    static func string(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    static func object(_ fields: [(String, Output.Value)]) -> String {
        let members = fields.map { name, value in
            switch value {
            case .text(let text): "\(string(name)):\(string(text))"
            case .number(let number): "\(string(name)):\(number)"
            case .list(let list): "\(string(name)):[\(list.map(string).joined(separator: ","))]"
            }
        }
        return "{\(members.joined(separator: ","))}"
    }
}
