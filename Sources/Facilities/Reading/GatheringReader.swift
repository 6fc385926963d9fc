import Calendar
import Events

/// Reads gatherings out of rows.
struct GatheringReader {
    private let reader: ListReader
    private let hasNumbers: Bool
    private var ages = Remembered<String, AgeText.Months?>()

    /// - Parameter hasNumbers: whether the list's numbers stay with what they number.
    init(_ reader: ListReader, numbers hasNumbers: Bool) {
        self.reader = reader
        self.hasNumbers = hasNumbers
    }

    mutating func read(_ row: ListRow, _ doubts: inout [Doubt]) -> Listed<Gathering>? {
        if let record = reader.exactGathering(row) {
            return Listed(line: row.line, record: record, counts: [])
        }
        guard let name = row[.name] else {
            doubts.append(row.doubt(.name, "", .noName))
            return nil
        }
        guard let days = days(row, &doubts) else { return nil }
        var gathering = Gathering(name: name, days: days)
        if hasNumbers { gathering.ownID = row[.ownID] }
        gathering.kana = row[.kana]
        gathering.category = row[.kind]
        let about = [row[.subtitle]] + row.all(.about).map(Optional.some)
        gathering.about = Self.lines(about)
        gathering.venue = row[.venue] ?? row[.meetingPoint]
        gathering.address = reader.address(row, &doubts)
        gathering.point = reader.point(row, &doubts)
        gathering.audience = Self.lines(row.all(.audience))
        gathering.ages = reader.ages(row[.ages] == nil ? .audience : .ages, row, &ages, &doubts)
        if gathering.ages?.fromMonths == nil, gathering.ages?.untilMonths == nil { gathering.ages = nil }
        (gathering.fee, gathering.isFree) = Self.fee(row[.fee], row[.feeNote])
        gathering.capacity = row[.capacity].flatMap { CellText.isBlank($0) ? nil : $0 }
        gathering.application = Self.lines(row.all(.application).filter { !CellText.isBlank($0) })
        if let cell = row[.applyUntil] {
            gathering.applyUntil = DayText.day(cell)
            if gathering.applyUntil == nil { doubts.append(row.doubt(.applyUntil, cell, .date)) }
        }
        gathering.heldBy = row[.runBy]
        gathering.contact = reader.contact(row, &doubts)
        var details = row.details
        (gathering.has, _) = reader.equipment(row, &details, &doubts)
        if let broken = reader.brokenLink(row, gathering.contact) { details.append(broken) }
        for column in [Column.state, .note] {
            if let cell = row[column] { details.append(Detail(name: row.standardName(of: column), text: cell)) }
        }
        if row[.venue] != nil, let meeting = row[.meetingPoint] {
            details.append(Detail(name: row.standardName(of: .meetingPoint), text: meeting))
        }
        gathering.details = details
        return Listed(line: row.line, record: gathering, counts: [])
    }

    private func days(_ row: ListRow, _ doubts: inout [Doubt]) -> GatheringDays? {
        guard let (from, until, notes) = dates(row, &doubts) else { return nil }
        var words = notes
        let start = time(.start, row, &words, &doubts)
        var end = time(.end, row, &words, &doubts)
        if let began = start, let ended = end, ended <= began {
            // 22:00 to 5:00 is a night; 15:00 to 10:00 on one day is a mistake.
            if began >= 18 * 60, ended <= 9 * 60 {
                end = ended + 1440
            } else {
                doubts.append(row.doubt(.end, "\(row[.start] ?? "")-\(row[.end] ?? "")", .backwards))
                end = nil
            }
        }
        words += row.all(.hoursNote)
        return GatheringDays(from: from, until: until, start: start, end: end, note: Self.lines(words))
    }

    private func dates(
        _ row: ListRow, _ doubts: inout [Doubt]
    ) -> (from: CivilDate, until: CivilDate, words: [String])? {
        if let cell = row[.startDate], let from = DayText.day(cell) {
            guard let last = row[.endDate] else { return (from, from, []) }
            guard let until = DayText.day(last) else {
                doubts.append(row.doubt(.endDate, last, .date))
                return (from, from, [last])
            }
            guard until >= from else {
                doubts.append(row.doubt(.endDate, "\(cell)-\(last)", .backwards))
                return (from, from, [])
            }
            return (from, until, [])
        }
        let column = row[.startDate] == nil && row[.dateText] != nil ? Column.dateText : .startDate
        let cell = row[column] ?? ""
        guard let range = DayText.range(cell, near: reader.asOf) else {
            doubts.append(row.doubt(column, cell, .noDay))
            return nil
        }
        if range.lacksYear { doubts.append(row.doubt(column, cell, .noYear)) }
        guard range.until >= range.from else {
            doubts.append(row.doubt(column, cell, .backwards))
            return (range.from, range.from, [cell])
        }
        return (range.from, range.until, [cell])
    }

    /// A time of its own, or the first one in a text that is then kept as words.
    private func time(_ column: Column, _ row: ListRow, _ words: inout [String], _ doubts: inout [Doubt]) -> Int? {
        guard let cell = row[column], !CellText.isBlank(cell) else { return nil }
        if let time = CellText.time(cell) { return time }
        doubts.append(row.doubt(column, cell, .time))
        words.append("\(row.name(of: column)): \(cell)")
        let folded = CellText.unnumbered(cell).filter { !$0.isWhitespace }
        return TimeText.first(in: folded.drop { !("0"..."9").contains($0) && $0 != "午" })?.minutes
    }

    private static func fee(_ base: String?, _ note: String?) -> (text: String?, isFree: Bool?) {
        let number = base.flatMap(CellText.number)
        let text = number.map { $0 == 0 ? "無料" : "\($0)円" } ?? base.flatMap { CellText.isBlank($0) ? nil : $0 }
        let words = lines([text, note])
        if number == 0, note == nil { return (words, true) }
        if let number, number > 0 { return (words, false) }
        // 「無料」 alone; 「高校生以下無料」 is not free for all.
        let isFree = text.map { ["無料", "無料です", "参加無料", "参加費無料", "入場無料"].contains($0) } ?? false
        let hasNumbers = words?.contains { $0.isNumber } ?? false
        return (words, isFree && note == nil ? true : hasNumbers ? false : nil)
    }

    private static func lines(_ texts: [String?]) -> String? {
        let kept = texts.compactMap { $0 }
        return kept.isEmpty ? nil : kept.joined(separator: "\n")
    }
}
