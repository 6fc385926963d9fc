import Calendar

/// For one day: which entries fall due for each date of birth and each due date.
///
/// Made once a day from the inverse of each trigger, so that a family of any size is answered by looking up its
/// children's dates.
struct FiringTable: Sendable {
    /// The dates of birth of the children that are served; the last is the day itself.
    private let births: EntryLists
    /// The due dates of the pregnancies that an entry can be about.
    private let dues: EntryLists

    init(_ schedule: StageSchedule, on day: CivilDate) {
        let entries = schedule.catalogue.entries
        let ranked = entries.indices.sorted { schedule.catalogue.rank[$0] < schedule.catalogue.rank[$1] }
            .filter { schedule.isEnabled(entries[$0]) }
        births = EntryLists(
            over: StageSchedule.earliestServedBirth(on: day)...day,
            ranked.compactMap { index in entries[index].trigger.birthDates(firingOn: day).map { (index, $0) } })
        // Weeks 0 to 44 are what the catalogue allows.
        dues = EntryLists(
            over: day.adding(days: -35)...day.adding(days: 280),
            ranked.compactMap { index in entries[index].trigger.dueDate(firingOn: day).map { (index, $0...$0) } })
    }

    /// The entries that fall due, in the order of sending.
    @inline(__always)
    func entries(firingFor child: Family.Child) -> ArraySlice<UInt16> {
        child.kind == .born ? births[child.date] : dues[child.date]
    }

    /// Whether an entry falls due for no date at all.
    var isEmpty: Bool { births.isEmpty && dues.isEmpty }
}

/// A list of entries for each day of a period, all in one array.
private struct EntryLists: Sendable {
    private let first: Int32
    /// Where each day's list starts; one more than there are days.
    private let starts: [Int32]
    private let entries: [UInt16]

    /// - Parameter runs: entries and the days on whose lists they stand; lists keep this order.
    init(over period: ClosedRange<CivilDate>, _ runs: [(entry: Int, days: ClosedRange<CivilDate>)]) {
        let first = period.lowerBound.dayNumber
        let count = Int(period.upperBound.dayNumber - first) + 1
        let runs = runs.filter { $0.days.overlaps(period) }.map { run in
            let days = run.days.clamped(to: period)
            return (UInt16(run.entry), Int(days.lowerBound.dayNumber - first), Int(days.upperBound.dayNumber - first))
        }
        var starts = [Int32](repeating: 0, count: count + 1)
        for (_, from, through) in runs {
            for day in from...through { starts[day + 1] += 1 }
        }
        for day in 0..<count { starts[day + 1] += starts[day] }
        var entries = [UInt16](repeating: 0, count: Int(starts[count]))
        var next = starts
        for (entry, from, through) in runs {
            for day in from...through {
                entries[Int(next[day])] = entry
                next[day] += 1
            }
        }
        (self.first, self.starts, self.entries) = (first, starts, entries)
    }

    var isEmpty: Bool { entries.isEmpty }

    @inline(__always)
    subscript(day: CivilDate) -> ArraySlice<UInt16> {
        let place = Int(day.dayNumber) - Int(first)
        guard place >= 0, place + 1 < starts.count else { return [] }
        return entries[Int(starts[place])..<Int(starts[place + 1])]
    }
}
