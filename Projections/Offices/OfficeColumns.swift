package import Calendar
package import EventModel
package import Events

extension OfficeID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self = OfficeID(row.text(column)) ?? .unknown }
}

extension StaffID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self.init(ULID(utf8: row.utf8(column)) ?? ULID(bits: 0)) }
}

/// Where a person works from which day on, and what as: `1970-01-01 ward:14104 author;2027-04-01 city:14100 desk`.
package struct PostingList: ColumnValue, Hashable {
    package struct Posting: Sendable, Hashable {
        package let from: CivilDate
        package let office: OfficeID
        package let roles: [Role]
    }

    package private(set) var list: [Posting] = []

    init() {}

    package init(_ cells: any Cells, _ column: Int) {
        list = cells.text(column).split(separator: ";").compactMap { text in
            let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, let from = CivilDate(iso: String(parts[0])),
                let office = OfficeID(String(parts[1]))
            else { return nil }
            let roles = parts[2].split(separator: ",").compactMap { Role(rawValue: String($0)) }
            return Posting(from: from, office: office, roles: roles)
        }
    }

    package static var columnType: ColumnType { .text }
    package var cell: Cell {
        .text(
            list.map { posting in
                "\(posting.from) \(posting.office) \(posting.roles.map(\.rawValue).joined(separator: ","))"
            }.joined(separator: ";"))
    }

    /// What is said last of a day holds.
    mutating func post(_ office: OfficeID, _ roles: [Role], from day: CivilDate) {
        list.removeAll { $0.from >= day }
        list.append(Posting(from: day, office: office, roles: roles))
    }

    package func on(_ day: CivilDate) -> Posting? { list.last { $0.from <= day } }
    package func next(after day: CivilDate) -> Posting? { list.last.flatMap { $0.from > day ? $0 : nil } }

    /// From when on an invited person belongs to the office.
    static let beginning = CivilDate(dayNumber: 0)
}
