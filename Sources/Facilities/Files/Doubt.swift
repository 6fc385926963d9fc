/// Something doubtful in a list: where it stands, what stands there, why it is doubtful and what would help.
package struct Doubt: Sendable, Equatable, Hashable {
    /// The line on which the record begins, from 1; 0 for the file as a whole.
    package let line: Int
    /// The column as the file calls it; empty for the whole row.
    package let column: String
    /// What stands there, at most 60 characters of it; never something personal.
    package let value: String
    package let reason: Reason

    init(line: Int, column: String, value: String, _ reason: Reason) {
        self.line = line
        self.column = column
        self.value = value.count > 60 ? String(value.prefix(59)) + "…" : value
        self.reason = reason
    }

    /// Stored by name in reports.
    package enum Reason: String, CaseIterable, Sendable {
        // The file
        case twoMarks = "several-byte-order-marks"
        case strayCharacter = "stray-character"
        case linesBefore = "lines-before-header"
        case unknownColumn = "unknown-column"
        case personal = "personal-column"
        case brokenCharacters = "broken-characters"
        // The row as a whole
        case cutOff = "row-cut-off"
        case shortRow = "row-too-short"
        case longRow = "row-too-long"
        case noName = "no-name"
        case sameRow = "same-row-twice"
        case textAfterQuote = "quotation-mark"
        case noDay = "no-day"
        // One cell
        case number = "not-a-number"
        case date = "not-a-date"
        case noYear = "date-without-year"
        case time = "not-a-time"
        case backwards = "ends-before-start"
        case coordinate = "not-a-coordinate"
        case swapped = "coordinates-swapped"
        case outsideJapan = "outside-japan"
        case halfPoint = "half-a-point"
        case code = "not-a-municipality"
        case elsewhere = "in-another-municipality"
        case telephone = "not-a-telephone-number"
        case link = "not-a-link"
        case kind = "unknown-kind"
        case answer = "neither-yes-nor-no"
        case schedule = "schedule-not-read"
        case ages = "ages-not-read"
        case saysClosed = "says-it-is-closed"
        case tooLong = "too-long"
        case halfWidthKana = "half-width-kana"
        case noPlace = "no-such-place"
    }
}

extension Doubt.Reason {
    /// Whether the whole row is left out because of it.
    package var setsAside: Bool {
        switch self {
        case .cutOff, .longRow, .noName, .sameRow, .noDay: true
        default: false
        }
    }

    /// Why it is doubtful and what was done.
    package var meaning: String { words.meaning }
    /// What would help.
    package var remedy: String { words.remedy }

    private var words: (meaning: String, remedy: String) {
        switch self {
        case .twoMarks: ("the file begins with several byte order marks; passed over", "save it as UTF-8 once only")
        case .strayCharacter: ("a character stands before the first column's name; passed over", "remove it")
        case .linesBefore: ("lines stand before the header; passed over", "let the header be the first line")
        case .unknownColumn: ("no list has a column of this name; kept as a detail", "use the standard's name")
        case .personal:
            ("may name a person; not taken over", "add --allow with the column's name if it may be published")
        case .brokenCharacters: ("some bytes mean nothing; shown as �", "save the file again from the original")
        case .cutOff: ("more than half of the cells are missing; the row is set aside", "look for a line break")
        case .shortRow: ("cells are missing; taken as empty", "look for a line break or a missing comma")
        case .longRow: ("there are more cells than columns; the row is set aside", "put cells with commas in quotes")
        case .noName: ("the name is empty; the row is set aside", "write the name")
        case .sameRow: ("the same row stands in the file before; set aside", "remove one of them")
        case .textAfterQuote: ("a quotation mark stands within a cell", "double it, and put the cell in quotes")
        case .noDay: ("no first day could be read; the row is set aside", "write it as 2026-11-22")
        default: cellWords
        }
    }

    private var cellWords: (meaning: String, remedy: String) {
        switch self {
        case .number: ("is no whole number; kept as a detail", "write digits only")
        case .date: ("is no day; kept as a detail", "write it as 2026-11-22")
        case .noYear: ("names no year; taken as the one nearest to the list's day", "write the year")
        case .time: ("is no time of day; kept in the note", "write it as 9:00")
        case .backwards: ("ends before it begins; the end was left out", "exchange or correct them")
        case .coordinate: ("is no latitude or longitude; no point is shown", "write decimal degrees such as 35.447")
        case .swapped: ("latitude and longitude are exchanged; put right", "exchange the columns")
        case .outsideJapan: ("lies outside of Japan; no point is shown", "look the coordinates up again")
        case .halfPoint: ("only one of latitude and longitude is given; no point is shown", "give both")
        case .code: ("is no municipality's code; the address is used instead", "write six digits with the check digit")
        case .elsewhere: ("lies outside of the office's own area", "make sure that the row belongs in this list")
        case .telephone: ("is no telephone number; kept as it is", "write such as 045-000-0000")
        case .link: ("is no address of a web page; left out", "write it with https://")
        case .kind: ("is no kind that is known; shown among others", "use the standard's words")
        case .answer: ("is neither yes nor no; kept as a detail", "write 有 or 無")
        case .schedule: ("was not understood; shown as it is, and families are told to ask", "use weekdays and times")
        case .ages: ("was not understood; shown as it is, and not searched by", "write such as 0歳から5歳")
        case .saysClosed: ("says that it is closed or resting", "take it out of the list, or close it")
        case .tooLong: ("is longer than the standard allows; kept whole", "shorten it")
        case .halfWidthKana: ("has half-width kana; kept", "write full-width kana")
        case .noPlace:
            ("no place of the office's childcare list has this name; a new one is published", "import the list first")
        default: (rawValue, "")
        }
    }
}
