import Calendar
import Events
import Places

// What a record says in the columns of its list. What they can't say is noticed when the row is read again.

extension ListReader {
    func cells(of place: Place) -> RowCells {
        var cells = RowCells()
        cells.set(.ownID, place.ownID)
        cells.set(.name, place.name)
        cells.set(.kana, place.kana)
        write(names: place.otherNames, to: &cells)
        cells.set(.kind, place.kindText)
        write(place.address, place.point, to: &cells)
        write(place.contact, to: &cells)
        cells.set(.runBy, place.runBy)
        cells.set(.capacity, place.capacity.map(String.init))
        cells.set(.ages, place.ages?.text)
        write(hours: place.hours, note: place.hoursNote, to: &cells)
        cells.set(.benefit, place.benefit)
        cells.set(.about, place.about)
        write(has: place.has, lacks: place.lacks, to: &cells)
        write(place.details, to: &cells)
        return cells
    }

    /// The English name is the one without Japanese letters.
    private func write(names: [String], to cells: inout RowCells) {
        let english = names.prefix { $0.utf8.allSatisfy { $0 < 0x80 } }
        cells.set(.english, Array(english))
        cells.set(.commonName, Array(names.dropFirst(english.count)))
    }

    private func write(hours: OpeningHours?, note: String?, to cells: inout RowCells) {
        let hasTimes = table.layout(of: list).contains { table[$0, list]?.column == .openingTimes }
        var note = note
        let mark = "\(table.standardName(of: .closedDays, in: list)): "
        let saysClosed = hasTimes && note?.hasPrefix(mark) ?? false
        if saysClosed, let lines = note?.dropFirst(mark.count).split(separator: "\n", maxSplits: 1) {
            cells.set(.closedDays, lines.first.map(String.init))
            note = lines.dropFirst().first.map(String.init)
        }
        cells.set(.hoursNote, note)
        guard let hours else { return }
        var weekdays: Set<Weekday> = []
        for case .weekly(let days, let weeks) in hours.rules.filter({ $0.times != .closed }).map(\.days)
        where weeks.isEmpty {
            weekdays.formUnion(days)
        }
        let order: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        if !saysClosed { cells.set(.weekdays, order.filter(weekdays.contains).map(\.name).joined()) }
        var spans: [TimeSpan] = []
        for case .open(let times) in hours.rules.map(\.times) where spans.isEmpty { spans = times }
        guard !hasTimes else {
            let texts = spans.map { "\(Self.clock($0.from))～\(Self.clock($0.until))" }
            return cells.set(.openingTimes, texts.joined(separator: "、"))
        }
        guard let span = spans.first, spans.count == 1 else { return }
        cells.set(.start, Self.clock(span.from))
        cells.set(.end, Self.clock(span.until))
    }

    func cells(of gathering: Gathering) -> RowCells {
        var cells = RowCells()
        cells.set(.ownID, gathering.ownID)
        cells.set(.name, gathering.name)
        cells.set(.kana, gathering.kana)
        cells.set(.kind, gathering.category)
        cells.set(.about, gathering.about)
        cells.set(.startDate, gathering.days.from.description)
        cells.set(.endDate, gathering.days.until.description)
        cells.set(.start, gathering.days.start.map(Self.clock))
        cells.set(.end, gathering.days.end.map(Self.clock))
        cells.set(.hoursNote, gathering.days.note)
        cells.set(.venue, gathering.venue)
        write(gathering.address, gathering.point, to: &cells)
        cells.set(.audience, gathering.audience)
        if gathering.ages?.text != gathering.audience { cells.set(.ages, gathering.ages?.text) }
        let fee = gathering.fee?.split(separator: "\n", maxSplits: 1).map(String.init) ?? []
        cells.set(.fee, fee.first)
        cells.set(.feeNote, fee.dropFirst().first)
        cells.set(.capacity, gathering.capacity)
        cells.set(.application, gathering.application)
        cells.set(.applyUntil, gathering.applyUntil?.description)
        cells.set(.runBy, gathering.heldBy)
        write(gathering.contact, to: &cells)
        write(has: gathering.has, lacks: [], to: &cells)
        write(gathering.details, to: &cells)
        return cells
    }

    func cells(of scheme: SupportScheme) -> RowCells {
        var cells = RowCells()
        cells.set(.ownID, scheme.ownID)
        cells.set(.code, scheme.municipality?.description)
        cells.set(.name, scheme.title)
        cells.set(.commonName, scheme.subtitle)
        cells.set(.audience, scheme.audience)
        cells.set(.schemeSummary, scheme.summary)
        cells.set(.schemeContent, scheme.content)
        cells.set(.application, scheme.application)
        cells.set(.openFrom, scheme.openFrom?.description)
        cells.set(.openUntil, scheme.openUntil?.description)
        cells.set(.shownFrom, scheme.shownFrom?.description)
        cells.set(.shownUntil, scheme.shownUntil?.description)
        write(scheme.contact, to: &cells)
        cells.set(.applyAt, scheme.applyAt)
        cells.set(.runBy, scheme.offeredBy)
        cells.set(.keywords, scheme.keywords.joined(separator: ";"))
        write(scheme.details, to: &cells)
        // Which of the standard's three columns each word stood in is not kept.
        if !scheme.categories.isEmpty {
            cells.add(Detail(name: "掲載_分類", text: scheme.categories.joined(separator: ";")))
        }
        return cells
    }

    /// The count at a nursery, with what tells the nursery.
    func cells(of counts: [AgeVacancies], at place: Place, on day: CivilDate) -> RowCells {
        var cells = RowCells()
        cells.set(.ownID, place.ownID)
        cells.set(.name, place.name)
        cells.set(.address, place.address?.text)
        cells.set(.building, place.address?.building)
        cells.set(.countedOn, day.description)
        for count in counts where (0..<6).contains(count.age) {
            cells.set(PlaceReader.free[count.age], count.free.map(String.init))
            cells.set(PlaceReader.waiting[count.age], count.waiting.map(String.init))
            cells.set(PlaceReader.enrolled[count.age], count.enrolled.map(String.init))
        }
        return cells
    }
}
