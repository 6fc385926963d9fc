import Calendar
import Events
import Households
import Places

/// The grid of places and dates, with its gaps.
struct DatesPage: ConsolePage {
    static let template = "console.dates"
    static let room = ConsoleRoom.dates
    let header: [Column]
    let rows: [Row]
    let gaps: Int
    let isSaved: Bool

    struct Column: Sendable {
        let title: String
        /// `令和8年度`; nil for what is offered since a day.
        let year: String?
        /// How many places have no date.
        let gaps: Int
    }

    struct Row: Sendable {
        let name: String
        let path: String
        let cells: [Cell]
        let gaps: Int
    }

    struct Cell: Sendable {
        /// Nil for a gap.
        let date: Day?
        /// The place that it comes from, where it is not the row's own.
        let from: String?
    }

    init(_ board: DateBoard, _ places: [Municipality], in gazetteer: Gazetteer, isSaved: Bool) {
        rows = places.map { place in
            let cells = board.slots.map { slot in
                let found = board.holding(place.code, slot, in: gazetteer)
                return Cell(
                    date: found.map { Day($0.entered.date, in: .japanese) },
                    from: found.flatMap { $0.place == place.code ? nil : gazetteer[$0.place]?.fullName })
            }
            return Row(
                name: place.fullName, path: "/console/dates/\(place.code)", cells: cells,
                gaps: cells.count { $0.date == nil })
        }
        let rows = rows
        header = board.slots.enumerated().map { column, slot in
            Column(
                title: slot.title, year: slot.year?.japaneseName, gaps: rows.count { $0.cells[column].date == nil })
        }
        gaps = rows.reduce(0) { $0 + $1.gaps }
        self.isSaved = isSaved
    }
}

/// The dates of one place, to be entered and corrected.
struct PlaceDatesPage: ConsolePage {
    static let template = "console.place-dates"
    static let room = ConsoleRoom.dates
    let place: String
    let path: String
    let fields: [Field]
    let hasFaults: Bool

    struct Field: Sendable {
        let id: String
        let title: String
        let year: String?
        /// As typed, or as it stands.
        let date: String
        let source: String
        /// What stood there when the page was made; sent back with the form.
        let seen: String
        let enteredOn: Day?
        /// What holds as long as nothing is entered here, and whose it is.
        let from: String?
        let fault: String?
        /// What follows when the date is taken back, once that was asked for; asking again does it.
        let erasing: String?
    }

    /// What somebody typed for a date, and what is wrong with it.
    struct Typed: Sendable {
        var date: String
        var source: String
        var fault: String?
        var erasing: String?

        /// Whether the page has to be looked at again.
        var needsLook: Bool { fault != nil || erasing != nil }

        /// What is not done is not asked for either.
        mutating func refuse(_ fault: String) {
            self.fault = fault
            erasing = nil
        }
    }

    init(
        _ place: Municipality, _ board: DateBoard, in gazetteer: Gazetteer, typed: [DateBoard.Slot: Typed] = [:]
    ) {
        self.place = place.fullName
        path = "/console/dates/\(place.code)"
        fields = board.slots.map { slot in
            let own = board.own(place.code, slot)
            let other = own == nil ? board.holding(place.code, slot, in: gazetteer) : nil
            return Field(
                id: slot.id, title: slot.title, year: slot.year?.japaneseName,
                date: typed[slot]?.date ?? own?.date.description ?? "",
                source: typed[slot]?.source ?? own?.source ?? "", seen: own?.date.description ?? "",
                enteredOn: own.map { Day($0.on, in: .japanese) },
                from: other.flatMap { found in
                    gazetteer[found.place].map { "\($0.fullName) \(found.entered.date.words[.japanese])" }
                }, fault: typed[slot]?.fault, erasing: typed[slot]?.erasing)
        }
        hasFaults = typed.values.contains(where: \.needsLook)
    }
}
