package import EventModel
package import Events

extension DirectoryID {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) { self = Self(row.text(column)) ?? Self(origin: []) }
}

extension PlaceID: ColumnValue, RowKey {}
extension GatheringID: ColumnValue, RowKey {}
extension SchemeID: ColumnValue, RowKey {}

extension DatasetID: ColumnValue, RowKey {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(description) }
    package var cells: [Cell] { [cell] }
    package init(_ row: any Cells, _ column: Int) {
        self = DatasetID(row.text(column)) ?? DatasetID(office: .unknown, kind: .entered)
    }
}

extension PlaceKind: ColumnValue {
    package static var columnType: ColumnType { .text }
    package var cell: Cell { .text(rawValue) }
    package init(_ row: any Cells, _ column: Int) { self = PlaceKind(rawValue: row.text(column)) ?? .other }
}

/// The count at one place as text: `0:2/5/12 1:0/-/12`, for each age free/waiting/enrolled.
package struct VacancyList: ColumnValue, Hashable {
    package let ages: [AgeVacancies]

    init(_ ages: [AgeVacancies]) { self.ages = ages }

    package init(_ row: any Cells, _ column: Int) {
        ages = row.text(column).split(separator: " ").compactMap { text in
            let parts = text.split(whereSeparator: { ":/".contains($0) })
            guard parts.count == 4, let age = Int(parts[0]) else { return nil }
            return AgeVacancies(age: age, free: Int(parts[1]), waiting: Int(parts[2]), enrolled: Int(parts[3]))
        }
    }

    package static var columnType: ColumnType { .text }
    package var cell: Cell {
        func text(_ count: Int?) -> String { count.map(String.init) ?? "-" }
        return .text(
            ages.map { "\($0.age):\(text($0.free))/\(text($0.waiting))/\(text($0.enrolled))" }.joined(separator: " "))
    }

    package subscript(age: Int) -> AgeVacancies? { ages.first { $0.age == age } }
}
