package import Calendar
package import Events
import Foundation
package import Places

/// What a list says: its records, and everything that is doubtful about it.
package struct ReadList: Sendable {
    package enum Records: Sendable {
        case places([Listed<Place>])
        case gatherings([Listed<Gathering>])
        case schemes([Listed<SupportScheme>])

        package var count: Int {
            switch self {
            case .places(let records): records.count
            case .gatherings(let records): records.count
            case .schemes(let records): records.count
            }
        }
    }

    package let records: Records
    /// In the order of the file.
    package let doubts: [Doubt]
    /// How many rows were left out.
    package let setAside: Int
    package let encoding: ListText.Encoding
}

/// One record of a list.
package struct Listed<Kind: Hashable & Sendable>: Hashable, Sendable {
    /// The line on which it begins, from 1.
    package let line: Int
    package let record: Kind
    /// Free places by age, where the list counts them.
    package let counts: [AgeVacancies]
}

/// Reads offices' lists: all that can be read, and a doubt for everything else.
package struct ListReader: Sendable {
    package let list: DatasetKind
    package let office: OfficeID
    /// Days without a year are taken as near to this one as can be.
    package let asOf: CivilDate
    package let gazetteer: Gazetteer
    package let table: ColumnTable
    let kinds: KindTable
    /// Folded names of personal columns that may be published.
    private let allowed: Set<String>

    /// - Parameter allowed: names of personal columns that may be published, as the file or the standard calls them.
    package init(
        list: DatasetKind, office: OfficeID, asOf: CivilDate, gazetteer: Gazetteer, tables: ListTables,
        allowed: [String] = []
    ) {
        self.list = list
        self.office = office
        self.asOf = asOf
        self.gazetteer = gazetteer
        table = tables.columns
        kinds = tables.kinds
        self.allowed = Set(allowed.map(ColumnTable.folded))
    }

    /// - Throws: why the file is no such list at all.
    package func read(_ bytes: [UInt8]) throws(ListFault) -> ReadList {
        let file = try ListFile(bytes, list: list, table: table, allowed: allowed)
        var doubts = file.doubts
        var setAside = file.setAside
        let records: ReadList.Records
        // 1, 2, 3 … for the rows says nothing of what stands in them, and changes with each new row.
        // In a list that the directory gave away they are what they were.
        let isOurs = file.rows.first?.has(.exact) ?? false
        let areNumbersLasting = isOurs || Likeness.areLasting(file.rows.map { $0[.ownID] })
        switch list {
        case .events:
            var reader = GatheringReader(self, numbers: areNumbersLasting)
            records = .gatherings(Self.unique(file.rows, &doubts, &setAside) { reader.read($0, &$1) })
        case .schemes:
            let reader = SchemeReader(self)
            records = .schemes(Self.unique(file.rows, &doubts, &setAside) { reader.read($0, &$1) })
        default:
            var reader = PlaceReader(self, numbers: areNumbersLasting)
            records = .places(Self.unique(file.rows, &doubts, &setAside) { reader.read($0, &$1) })
        }
        guard records.count > 0 else { throw .noRecords(setAside: setAside) }
        return ReadList(
            records: records, doubts: doubts.sorted { $0.line < $1.line }, setAside: setAside,
            encoding: file.encoding)
    }

    /// Reads every row; a row without a name or a day, and one that says the same as one before, is set aside.
    private static func unique<Kind>(
        _ rows: [ListRow], _ doubts: inout [Doubt], _ setAside: inout Int,
        _ read: (ListRow, inout [Doubt]) -> Listed<Kind>?
    ) -> [Listed<Kind>] {
        var seen: [Kind: Int] = [:]
        var records: [Listed<Kind>] = []
        records.reserveCapacity(rows.count)
        for row in rows {
            guard let listed = read(row, &doubts) else {
                setAside += 1
                continue
            }
            if let first = seen[listed.record] {
                doubts.append(Doubt(line: row.line, column: "", value: "line \(first)", .sameRow))
                setAside += 1
                continue
            }
            seen[listed.record] = row.line
            records.append(listed)
        }
        return records
    }
}

/// The tables by which lists are read.
package struct ListTables: Sendable {
    package let columns: ColumnTable
    let kinds: KindTable

    /// Those that are built in.
    ///
    /// - Throws: what is wrong with them.
    package static func builtIn() throws -> ListTables {
        ListTables(
            columns: try ColumnTable(text("columns"), layouts: text("layouts")), kinds: KindTable(try text("kinds")))
    }

    /// A table that this module carries.
    static func text(_ name: String) throws -> String {
        try String(contentsOf: Bundle.module.bundleURL.appending(path: "Content/\(name).tsv"), encoding: .utf8)
    }
}
