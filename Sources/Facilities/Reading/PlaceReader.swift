import Events

/// Reads places out of rows.
struct PlaceReader {
    private let reader: ListReader
    private let hasNumbers: Bool
    private var schedules = Remembered<ScheduleText, ScheduleText.Reading>()
    private var ages = Remembered<String, AgeText.Months?>()

    /// - Parameter hasNumbers: whether the list's numbers stay with what they number.
    init(_ reader: ListReader, numbers hasNumbers: Bool) {
        self.reader = reader
        self.hasNumbers = hasNumbers
    }

    mutating func read(_ row: ListRow, _ doubts: inout [Doubt]) -> Listed<Place>? {
        if let record = reader.exactPlace(row) {
            return Listed(line: row.line, record: record, counts: counts(row, &doubts))
        }
        guard let name = row[.name] else {
            doubts.append(row.doubt(.name, "", .noName))
            return nil
        }
        let (kind, isKnown) = reader.kinds.kind(row[.kind], name: name, in: reader.list)
        if !isKnown { doubts.append(row.doubt(.kind, row[.kind] ?? "", .kind)) }
        var place = Place(kind: kind, name: name)
        place.kindText = row[.kind]
        if hasNumbers { place.ownID = row[.ownID] }
        place.kana = row[.kana]
        place.otherNames = row.all(.english) + row.all(.commonName)
        place.address = reader.address(row, &doubts)
        place.point = reader.point(row, &doubts)
        place.contact = reader.contact(row, &doubts)
        place.runBy = row[.runBy]
        place.ages = reader.ages(.ages, row, &ages, &doubts)
        place.benefit = row[.benefit]
        place.about = row[.about]
        var details = row.details
        if let cell = row[.capacity] {
            place.capacity = CellText.number(cell)
            if place.capacity == nil, !CellText.isBlank(cell) {
                doubts.append(row.doubt(.capacity, cell, .number))
                details.append(Detail(name: row.standardName(of: .capacity), text: cell))
            }
        }
        schedule(row, &place, &doubts)
        (place.has, place.lacks) = reader.equipment(row, &details, &doubts)
        if let broken = reader.brokenLink(row, place.contact) { details.append(broken) }
        if let note = row[.note] {
            details.append(Detail(name: "備考", text: note))
            for word in ["休所", "休園中", "休館中", "閉所", "閉園", "閉店", "廃止", "休止"] where note.contains(word) {
                doubts.append(row.doubt(.note, note, .saysClosed))
                break
            }
        }
        place.details = details
        return Listed(line: row.line, record: place, counts: counts(row, &doubts))
    }

    private mutating func schedule(_ row: ListRow, _ place: inout Place, _ doubts: inout [Doubt]) {
        let note = row[.hoursNote]
        let text = ScheduleText(
            weekdays: row[.weekdays], start: row[.start], end: row[.end], times: row[.openingTimes],
            heldOn: row[.heldOn], frequency: row[.frequency], closed: row[.closedDays], note: note)
        let reading = schedules.meaning(of: text) { $0.read() }
        place.hours = reading.hours
        var words: [String] = []
        for column in reading.unread {
            let cell = row[column] ?? ""
            let isTime = column == .start || column == .end
            if !CellText.isBlank(cell) { doubts.append(row.doubt(column, cell, isTime ? .time : .schedule)) }
            if column != .heldOn, column != .closedDays { words.append("\(row.name(of: column)): \(cell)") }
        }
        if reading.endsBeforeStart {
            doubts.append(row.doubt(.end, "\(row[.start] ?? "")-\(row[.end] ?? "")", .backwards))
            words.append("\(row[.start] ?? "")-\(row[.end] ?? "")")
        }
        // Without its days a span of hours is only words.
        if reading.hours == nil, reading.unread.isEmpty, !reading.endsBeforeStart {
            let span = [row[.start], row[.end]].compactMap { $0 }.joined(separator: "-")
            words += [row[.openingTimes], span.isEmpty ? nil : span].compactMap { $0 }
        }
        words += [row[.heldOn], row[.closedDays].map { "\(row.name(of: .closedDays)): \($0)" }, note].compactMap { $0 }
        place.hoursNote = words.isEmpty ? nil : words.joined(separator: "\n")
    }

    private func counts(_ row: ListRow, _ doubts: inout [Doubt]) -> [AgeVacancies] {
        var counts: [AgeVacancies] = []
        for age in 0..<6 {
            var numbers: [Int?] = []
            for column in [Self.free[age], Self.waiting[age], Self.enrolled[age]] {
                let cell = row[column]
                let number = cell.flatMap(CellText.number)
                if let cell, number == nil, !CellText.isBlank(cell) {
                    doubts.append(row.doubt(column, cell, .number))
                }
                numbers.append(number)
            }
            guard numbers.contains(where: { $0 != nil }) else { continue }
            counts.append(AgeVacancies(age: age, free: numbers[0], waiting: numbers[1], enrolled: numbers[2]))
        }
        return counts
    }

    static let free: [Column] = [.free0, .free1, .free2, .free3, .free4, .free5]
    static let waiting: [Column] = [.waiting0, .waiting1, .waiting2, .waiting3, .waiting4, .waiting5]
    static let enrolled: [Column] = [
        .enrolled0, .enrolled1, .enrolled2, .enrolled3, .enrolled4, .enrolled5,
    ]
}
