package import Calendar
package import Events

/// What an office shows of one kind, as it is given away to everybody.
package struct OpenList: Sendable {
    package let list: DatasetKind
    package let office: OfficeID
    package let officeName: String
    package let entries: [OpenEntry]

    /// - Parameter entries: only what is shown. What names no licence is left out: nobody said that it may go on.
    package init(list: DatasetKind, office: OfficeID, officeName: String, entries: [OpenEntry]) {
        self.list = list
        self.office = office
        self.officeName = officeName
        self.entries = entries.filter { !$0.licence.isEmpty && !$0.source.isEmpty }.sorted { $0.id < $1.id }
    }
}

/// One record with where it comes from.
package struct OpenEntry: Sendable {
    package let id: String
    package let record: OpenRecord
    package let source: String
    package let licence: String
    /// The newest day on which somebody answered for it.
    package let asOf: CivilDate

    package init(id: String, record: OpenRecord, source: String, licence: String, asOf: CivilDate) {
        self.id = id
        self.record = record
        self.source = source
        self.licence = licence
        self.asOf = asOf
    }
}

/// What stands in a list that is given away.
package enum OpenRecord: Hashable, Sendable {
    case place(Place)
    case gathering(Gathering)
    case scheme(SupportScheme)
    /// Free places at a nursery, by age.
    case vacancies(Place, on: CivilDate, [AgeVacancies])
}

/// In which form a list is given away.
package enum OpenFormat: String, CaseIterable, Sendable {
    /// The standard's columns, with where each row comes from behind them.
    case csv
    /// RFC 7946
    case geojson
    /// RFC 5545, for what has days.
    case ics

    package var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .geojson: "application/geo+json"
        case .ics: "text/calendar; charset=utf-8"
        }
    }

    /// Whether a list of this kind can be given in this form.
    package func suits(_ list: DatasetKind) -> Bool {
        switch self {
        case .csv: true
        case .geojson: list != .schemes
        case .ics: list == .events
        }
    }
}
