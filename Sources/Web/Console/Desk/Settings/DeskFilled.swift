import Calendar
import Events
import Households

/// What somebody filled in about a desk, as it was typed.
struct DeskFilled: Sendable {
    let hours: String
    let themes: Set<String>
    let languages: Set<String>
    let capacity: String
    let silence: String
    let keptDays: String
    let notice: String

    /// As it is set; where it is not, as most desks would have it.
    init(_ setting: DeskSet?) {
        hours = setting.map { $0.hours.description.replacing("; ", with: "\n") } ?? "月火水木金 9:00-17:00\n祝 休\n12/29-1/3 休"
        themes = Set((setting?.themes ?? ConsultationTheme.allCases).map(\.rawValue))
        languages = Set((setting?.languages ?? [.japanese, .easyJapanese]).map(\.rawValue))
        capacity = "\(setting?.capacity ?? 3)"
        silence = "\(setting?.silence ?? 10)"
        keptDays = "\(setting?.keptDays ?? 1_095)"
        notice = setting?.notice ?? ""
    }

    init(_ form: Form) {
        hours = form["hours"].replacing("\r\n", with: "\n")
        themes = Set(form.all("theme"))
        languages = Set(form.all("language"))
        (capacity, silence, keptDays) = (form["capacity"], form["silence"], form["kept-days"])
        notice = Typed.plain(form["notice"])
    }

    /// Numbers that can't be read are none: the decision says what is allowed.
    func setting(of office: OfficeID, hours: OpeningHours, today: CivilDate) -> DeskSet {
        DeskSet(
            office: office, hours: hours, themes: ConsultationTheme.allCases.filter { themes.contains($0.rawValue) },
            languages: Language.allCases.filter { languages.contains($0.rawValue) },
            capacity: Typed.number(capacity) ?? 0, silence: Typed.number(silence) ?? 0,
            keptDays: Typed.number(keptDays) ?? 0, notice: notice.isEmpty ? nil : notice, on: today)
    }
}

/// A desk's hours as people write them, one rule a line.
enum DeskHours {
    /// A line that can't be read.
    struct Fault: Error {
        let line: String
    }

    static func read(_ typed: String) -> Result<OpeningHours, Fault> {
        let lines = typed.split { "\n;；".contains($0) }.map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        for line in lines where Self.hours(line)?.rules.count != 1 { return .failure(Fault(line: line)) }
        return .success(Self.hours(lines.joined(separator: "\n")) ?? OpeningHours([]))
    }

    private static func hours(_ typed: String) -> OpeningHours? {
        let rules = typed.split(separator: "\n").map { rule in
            let words = rule.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2 else { return String(rule) }
            return days(words[0]) + " " + words[1].filter { !$0.isWhitespace }
        }
        guard let read = HoursTable(nil).setting(rest: rules.joined(separator: "\n")) else { return nil }
        return read
    }

    /// 平日, 毎日 and 月〜金 with each weekday by its name; whatever else stands as it is.
    private static func days(_ typed: String) -> String {
        let week = "月火水木金土日"
        switch typed {
        case "平日": return "月火水木金"
        case "毎日": return week
        case "祝日": return "祝"
        default: break
        }
        guard let match = typed.wholeMatch(of: /([月火水木金土日])[〜~～\-－ー]([月火水木金土日])/),
            let first = match.1.first.flatMap(week.firstIndex), let last = match.2.first.flatMap(week.firstIndex),
            first <= last
        else { return typed }
        return String(week[first...last])
    }

    struct Day: Sendable {
        let date: String
        let name: String
        let times: String
    }

    /// The seven days from a day on; empty where no hours are known.
    static func week(_ hours: OpeningHours?, from day: CivilDate, _ say: Speech) -> [Day] {
        guard let hours else { return [] }
        return (0..<7).map { number in
            let date = day.adding(days: number)
            let times =
                switch hours.opening(on: date) {
                case .open(let spans): spans.map(\.description).joined(separator: "、")
                case .closed: say("desk-settings.closed-day")
                case .ask: say("desk-settings.unsure-day")
                }
            return Day(
                date: "\(date)", name: "\(date.month)/\(date.day)（\(date.holidayName ?? date.weekday.name)）",
                times: times)
        }
    }
}
