package import Calendar
package import Events

/// Gatherings as entries of calendars.
package enum OpenEvents {
    static func calendar(_ list: OpenList) -> ICalendar {
        let newest = list.entries.map(\.asOf).max() ?? CivilDate(dayNumber: 0)
        return ICalendar(
            name: "\(list.officeName) イベント", entries: [], today: newest, access: .everybody,
            product: "-//Hagukumi//Events//JA")
    }

    static func entry(_ entry: OpenEntry, of list: OpenList, by reader: ListReader, page: String) -> ICalendar.Entry? {
        guard case .gathering(let gathering) = entry.record else { return nil }
        let provenance = "出典: \(entry.source) (\(entry.licence)) \(entry.asOf)現在 \(list.officeName)"
        return self.entry(
            entry.id, reader.published(gathering), provenance: provenance, asOf: entry.asOf,
            link: page.isEmpty ? nil : page + entry.id)
    }

    /// - Parameters:
    ///   - provenance: where it comes from, in words.
    ///   - link: its own page.
    package static func entry(
        _ id: String, _ gathering: Gathering, provenance: String, asOf: CivilDate, link: String?
    ) -> ICalendar.Entry {
        let days = gathering.days
        var times: ICalendar.Times?
        // Over several days it need not be open on each of them.
        if days.from == days.until, let start = days.start {
            times = ICalendar.Times(start: start, end: days.end)
        }
        let hours = [days.start, days.end].compactMap { $0.map(ListReader.clock) }.joined(separator: "-")
        let words = [
            times == nil && !hours.isEmpty ? hours : nil, days.note, gathering.about, gathering.audience, gathering.fee,
            gathering.application, gathering.contact?.telephone, gathering.contact?.page, provenance,
        ]
        let location = [gathering.venue, gathering.address?.text, gathering.address?.building].compactMap { $0 }
            .filter { !$0.isEmpty }
        return ICalendar.Entry(
            uid: "\(id)@hagukumi", day: days.from, lastDay: days.until, times: times, summary: gathering.name,
            text: words.compactMap { $0 }.joined(separator: "\n"),
            location: location.isEmpty ? nil : location.joined(separator: " "), link: link, stamp: asOf)
    }
}
