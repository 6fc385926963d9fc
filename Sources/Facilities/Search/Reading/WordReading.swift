import Calendar
import Events

/// What was read so far.
struct WordReading {
    let now: JapanTime
    var read = ReadWords(query: SearchQuery())
    /// What means nothing to the tables: a place's name, or a part of one.
    var unknown: [String] = []
    var words: [String] = []
    private var day: CivilDate?
    private var lastDay: CivilDate?
    private var time: TimeOfDay?
    private var months: Int?
    private var wantsVacancy = false
    private var isNow = false

    init(now: JapanTime) { self.now = now }

    mutating func take(_ meaning: QueryWords.Meaning, word: String) {
        let today = now.date
        switch meaning {
        case .kinds(let kinds): read.query.kinds.formUnion(kinds)
        case .has(let equipment): read.query.has.insert(equipment)
        case .benefit: read.query.hasBenefit = true
        case .free: read.query.isFree = true
        case .vacancy: wantsVacancy = true
        case .now: isNow = true
        case .skipped: break
        case .subject(let subject, let keepsWord):
            read.query.subject = subject
            if keepsWord { words.append(word) }
        case .daysAhead(let days): day = today.adding(days: days)
        case .weekday(let weekday):
            day = today.adding(days: (weekday.rawValue - today.weekday.rawValue + 7) % 7)
        case .weekend:
            let isSunday = today.weekday == .sunday
            day = isSunday ? today : today.adding(days: Weekday.saturday.rawValue - today.weekday.rawValue)
            lastDay = isSunday ? today : day?.adding(days: 1)
        }
    }

    /// An age, a time or a date, in folded text.
    mutating func takesNumber(_ text: String) -> Bool {
        let numbers = Self.numbers(text)
        guard let first = numbers.first else { return false }
        let shape = numbers.reduce(text) { $0.replacing(String($1.text), with: "#", maxReplacements: 1) }
        switch shape {
        case "#歳", "#歳児", "#才", "#才児", "#サイ", "#歳児クラス", "#歳クラス": months = first.value * 12
        case "#カ月", "#ケ月", "#ガ月", "#箇月", "#月児", "#カ月児", "#ケ月児": months = first.value
        case "#時", "#時頃", "#時ゴロ": time = TimeOfDay(hour: first.value, minute: 0)
        case "#時半": time = TimeOfDay(hour: first.value, minute: 30)
        case "午後#時": time = TimeOfDay(hour: first.value < 12 ? first.value + 12 : first.value, minute: 0)
        case "午前#時": time = TimeOfDay(hour: first.value, minute: 0)
        case "#:#": time = TimeOfDay(hour: first.value, minute: numbers[1].value)
        case "#/#", "#月#日":
            guard let date = date(month: first.value, day: numbers[1].value) else { return false }
            day = date
        default: return false
        }
        return true
    }

    /// The next such day.
    private func date(month: Int, day: Int) -> CivilDate? {
        let year = now.date.year
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        return date < now.date ? CivilDate(year: year + 1, month: month, day: day) : date
    }

    private static func numbers(_ text: String) -> [(text: Substring, value: Int)] {
        text.split(whereSeparator: { !("0"..."9").contains($0) }).compactMap { run in
            run.count <= 3 ? Int(run).map { (run, $0) } : nil
        }
    }

    func finished() -> ReadWords {
        var read = read
        let typed = [read.query.words] + words
        read.query.words = typed.filter { !$0.isEmpty }.joined(separator: " ")
        if wantsVacancy, let months {
            read.query.vacancyAge = min(months / 12, 5)
        } else if let months {
            read.query.ageMonths = months
        } else if wantsVacancy {
            read.needsAge = true
        }
        switch read.query.subject {
        case .gatherings:
            let only = isNow || time != nil ? day ?? now.date : day
            (read.query.from, read.query.until) = (only, lastDay ?? only)
        case .places, .schemes:
            if let time {
                read.query.open = .at(JapanTime(day ?? now.date, at: time))
            } else if let day {
                read.query.open = .day(day)
            } else if isNow {
                read.query.open = .now
            }
        }
        return read
    }
}
