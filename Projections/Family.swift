package import Calendar
package import EventModel
package import Events

/// A child or pregnancy of which a household is told.
package struct FamilyChild: Sendable, Equatable {
    package enum Stage: UInt8, Sendable {
        case expecting = 0x65
        case born = 0x62
    }
    package let number: ChildNumber
    package let stage: Stage
    /// The due date or the birth date.
    package let date: CivilDate
    /// The day on which the family told of it: nothing of an earlier day is sent.
    package let toldOn: CivilDate
    /// Dates that held before they were corrected, oldest first: what was sent under them is not sent again.
    package var corrections: [Correction] = []

    /// A date that held until the day of its correction.
    package struct Correction: Sendable, Equatable {
        package let date: CivilDate
        package let until: CivilDate
    }

    package init(number: ChildNumber, stage: Stage, date: CivilDate, toldOn: CivilDate, corrections: [Correction] = [])
    {
        self.number = number
        self.stage = stage
        self.date = date
        self.toldOn = toldOn
        self.corrections = corrections
    }

    func corrected(to date: CivilDate, on day: CivilDate) -> FamilyChild {
        let earlier = Correction(date: self.date, until: day)
        return FamilyChild(
            number: number, stage: stage, date: date, toldOn: toldOn, corrections: corrections + [earlier])
    }
}

/// The children of a household in one column: `1e2027-03-31+2026-11-01 2b2025-01-02+2026-11-01`, each followed by its
/// corrections, `~2027-03-20>2026-11-15`.
///
/// One row a household keeps “who is due today” a single walk over one table.
package struct FamilyChildren: ColumnValue {
    package var list: [FamilyChild]

    package init(_ list: [FamilyChild] = []) { self.list = list }

    package static var columnType: ColumnType { .text }

    package var cell: Cell { .text(String(decoding: utf8, as: UTF8.self)) }

    package func write(to row: any CellWriter, _ column: Int) {
        utf8.withUnsafeBufferPointer { row.text(utf8: $0, column) }
    }

    private var utf8: [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(25 * list.count)
        func append(_ sign: UInt8, _ date: CivilDate) {
            utf8.append(sign)
            utf8.append(contentsOf: date.description.utf8)
        }
        for (place, child) in list.enumerated() {
            if place > 0 { utf8.append(UInt8(ascii: " ")) }
            utf8.append(contentsOf: child.number.description.utf8)
            append(child.stage.rawValue, child.date)
            append(UInt8(ascii: "+"), child.toldOn)
            for correction in child.corrections {
                append(UInt8(ascii: "~"), correction.date)
                append(UInt8(ascii: ">"), correction.until)
            }
        }
        return utf8
    }

    package init(_ row: any Cells, _ column: Int) {
        list = []
        Self.each(in: row.utf8(column)) { list.append($0) }
    }

    /// Reads the column's children without making an array of them.
    package static func each(in utf8: UnsafeBufferPointer<UInt8>, _ body: (FamilyChild) -> Void) {
        var index = 0
        while index < utf8.count {
            var number = 0
            while index < utf8.count, case let digit = utf8[index] &- 0x30, digit < 10 {
                number = number * 10 + Int(digit)
                index += 1
            }
            guard index < utf8.count, let stage = FamilyChild.Stage(rawValue: utf8[index]),
                let date = self.date(in: utf8, at: index + 1), let told = self.date(in: utf8, at: index + 12)
            else { return }
            index += 22
            var child = FamilyChild(number: ChildNumber(number), stage: stage, date: date, toldOn: told)
            while index < utf8.count, utf8[index] == UInt8(ascii: "~") {
                guard let earlier = self.date(in: utf8, at: index + 1), let until = self.date(in: utf8, at: index + 12)
                else { return }
                child.corrections.append(FamilyChild.Correction(date: earlier, until: until))
                index += 22
            }
            body(child)
            index += 1
        }
    }

    private static func date(in utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> CivilDate? {
        guard index + 10 <= utf8.count else { return nil }
        return CivilDate(utf8: UnsafeBufferPointer(rebasing: utf8[index..<(index + 10)]))
    }

    mutating func replace(_ number: ChildNumber, _ change: (FamilyChild) -> FamilyChild?) {
        list = list.compactMap { $0.number == number ? change($0) : $0 }
    }
}
