import Calendar
import Delivery
import Events
import Households

/// The next twelve months of a family's own messages, month by month.
struct ComingPage: WebPage {
    static let template = "residents.coming"
    let title: TextName = "coming.title"
    let months: [Month]

    struct Month: Sendable {
        let name: String
        let lines: [PlanLine]
    }

    init(_ visit: FamilyVisit, coming: [PlanItem]) {
        let language = visit.language
        var months: [(key: [Int], lines: [PlanLine])] = []
        for item in coming {
            let (year, month, _) = item.date.parts
            if months.last?.key != [year, month] { months.append(([year, month], [])) }
            months[months.count - 1].lines.append(PlanLine(item, in: language))
        }
        self.months = months.map { Month(name: Self.name($0.key[0], $0.key[1], language), lines: $0.lines) }
    }

    private static func name(_ year: Int, _ month: Int, _ language: Language) -> String {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return "" }
        // The words of a day without the day.
        switch language {
        case .japanese, .easyJapanese: return "\(year)年\(month)月"
        case .english: return String(first.words[.english].dropFirst(2))
        }
    }
}
