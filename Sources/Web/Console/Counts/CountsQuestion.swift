import Calendar
import Events
import Hummingbird
import Offices
import Places
import Projections

/// What somebody wants counted, as the page's fields say it.
struct CountsQuestion: Sendable {
    let subject: MonthlyCounts.Subject
    let dimension: MonthlyCounts.Dimension
    /// As typed, to be shown again.
    let from: String
    let to: String
    /// Nil where the months are none, or in the wrong order, or too many.
    let months: ClosedRange<YearMonth>?

    /// More than these no page shows at once: by message a city has a row for each ward, month and message, and the
    /// page has to be there within 50 ms.
    private static func mostMonths(by dimension: MonthlyCounts.Dimension) -> Int { dimension == .entry ? 12 : 36 }

    /// - Parameter field: a field's value; empty for one that is missing.
    init(_ field: (String) -> String, today: CivilDate) {
        subject = MonthlyCounts.Subject(rawValue: field("subject")) ?? .registrations
        let asked = MonthlyCounts.Dimension(rawValue: field("by")) ?? .municipality
        dimension = asked == .entry && subject == .registrations ? .municipality : asked
        let now = YearMonth(containing: today)
        from = field("from").isEmpty ? now.adding(months: -11).description : field("from")
        to = field("to").isEmpty ? now.description : field("to")
        if let first = YearMonth(iso: from), let last = YearMonth(iso: to), first <= last,
            first.months(until: last) < Self.mostMonths(by: dimension)
        {
            months = first...last
        } else {
            months = nil
        }
    }

    /// The counts for who asks; nil where the months can't be counted.
    func counts(_ area: Area) -> MonthlyCounts? {
        months.flatMap {
            MonthlyCounts(subject, by: dimension, months: $0, in: area.isEverywhere ? nil : area.places)
        }
    }

    /// The same question as the rest of an address.
    var address: String {
        "subject=\(subject.rawValue)&by=\(dimension.rawValue)&from=\(Self.safe(from))&to=\(Self.safe(to))"
    }

    private static func safe(_ month: String) -> String { YearMonth(iso: month)?.description ?? "" }
}
