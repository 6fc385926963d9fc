import Calendar
import Events
import Facilities
import Hummingbird
import Places
import Projections

/// Which gatherings or schemes are looked through; as the address says it.
enum HandList: String {
    case all = ""
    /// Those whose last day is over.
    case old
    /// Those that were cancelled or withdrawn.
    case closed
}

extension DirectoryRoom {
    /// What was just done, in words.
    func done(_ request: Request) -> String? {
        switch request.uri.queryParameters["done"] {
        case "published": say("console-places.published")
        case "ended": say("console-places.ended")
        case "reopened": say("console-places.reopened")
        default: nil
        }
    }

    var gatherings: HandPages<ListedGatherings> {
        HandPages(
            room: self, name: "gatherings",
            words: .init(
                heading: "console-places.tab-gatherings", new: "console-places.new-gathering",
                end: "console-places.cancel-gathering", endAdvice: "console-places.cancel-gathering-advice"),
            blank: .blank, form: { GatheringForm.of($0.say, in: $0.console.staff.gazetteer) },
            lines: { room, office, list, today, tables in
                let freshness = try FacilityDirectory.freshness(in: tables)
                let rows =
                    list == .closed
                    ? try FacilityDirectory.closedGatherings(of: office, in: tables)
                    : try DatasetKind.allCases.flatMap { kind in
                        try FacilityDirectory.gatherings(of: DatasetID(office: office, kind: kind), in: tables)
                    }
                return rows.sorted { ($0.record.days.from, $0.gathering) < ($1.record.days.from, $1.gathering) }
                    .map { room.line(of: $0, freshness.day(of: $0.listing), today) }
            })
    }

    var schemes: HandPages<ListedSchemes> {
        HandPages(
            room: self, name: "schemes",
            words: .init(
                heading: "console-places.tab-schemes", new: "console-places.new-scheme",
                end: "console-places.withdraw-scheme", endAdvice: "console-places.withdraw-scheme-advice"),
            blank: SupportScheme(title: ""), form: { SchemeForm.of($0.say, in: $0.console.staff.gazetteer) },
            lines: { room, office, list, today, tables in
                let freshness = try FacilityDirectory.freshness(in: tables)
                let rows =
                    list == .closed
                    ? try FacilityDirectory.closedSchemes(of: office, in: tables)
                    : try DatasetKind.allCases.flatMap { kind in
                        try FacilityDirectory.schemes(of: DatasetID(office: office, kind: kind), in: tables)
                    }
                return rows.map { room.line(of: $0, freshness.day(of: $0.listing), today) }
            })
    }

    private func closed(_ listing: Listing) -> [String] {
        listing.status == .shown ? [] : [say("console-places.is-closed")]
    }

    private func line(of row: GatheringRow, _ day: CivilDate, _ today: CivilDate) -> DirectoryListPage.Line {
        let (record, days) = (row.record, row.record.days)
        let span = days.from == days.until ? "\(days.from)" : "\(days.from)〜\(days.until)"
        return DirectoryListPage.Line(
            path: "/console/gatherings/\(row.gathering)", name: record.name,
            what: record.category ?? DirectoryNames.dataset(row.listing.dataset.kind),
            whereOrWhen: [span, record.venue].compactMap { $0 }.joined(separator: " "), checkedOn: "\(day)",
            isOld: day < today.adding(years: -1),
            tags: closed(row.listing) + (days.until < today ? [say("console-places.past")] : []),
            text: [record.name, record.kana, record.venue, record.category].compactMap { $0 }.joined(separator: " "))
    }

    private func line(of row: SchemeRow, _ day: CivilDate, _ today: CivilDate) -> DirectoryListPage.Line {
        let record = row.record
        let end = [record.openUntil, record.shownUntil].compactMap { $0 }.min()
        return DirectoryListPage.Line(
            path: "/console/schemes/\(row.scheme)", name: record.title,
            what: record.offeredBy ?? DirectoryNames.dataset(row.listing.dataset.kind),
            whereOrWhen: record.municipality.flatMap { console.staff.gazetteer[$0]?.fullName } ?? "",
            checkedOn: "\(day)", isOld: day < today.adding(years: -1),
            tags: closed(row.listing) + (end.map { $0 < today } ?? false ? [say("console-places.past")] : []),
            text: [record.title, record.subtitle, record.offeredBy].compactMap { $0 }.joined(separator: " ")
                + record.keywords.joined(separator: " "))
    }
}
