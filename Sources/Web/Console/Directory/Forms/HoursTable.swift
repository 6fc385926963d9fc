import Calendar
import Foundation

/// Opening hours as a weekly table: a line for each weekday and for holidays, and what no line can say as rules.
struct HoursTable {
    /// The table's lines, Monday first.
    static let days = ["月", "火", "水", "木", "金", "土", "日", "祝"]

    static func name(of day: String) -> String { day == "祝" ? "祝日" : day + "曜日" }

    private var lines: [String: String] = [:]
    private var further: [String] = []
    private let isIrregular: Bool

    init(_ hours: OpeningHours?) {
        isIrregular = hours?.isIrregular ?? false
        for rule in hours?.rules ?? [] {
            let words = rule.description.split(separator: " ", maxSplits: 1).map(String.init)
            let days = words[0].map(String.init)
            if days.allSatisfy({ Self.days.contains($0) && lines[$0] == nil }), words.count == 2 {
                for day in days { lines[day] = words[1] }
            } else {
                further.append(rule.description)
            }
        }
        if isIrregular { further.append("不定") }
    }

    /// The times of a day: `9:00-12:00,13:00-17:00`, 休, 時間不明; empty where nothing is said.
    subscript(day: String) -> String { lines[day] ?? "" }

    /// What the table's lines can't say.
    var rest: String { further.joined(separator: "; ") }

    /// - Returns: nil where the times were not understood.
    func setting(_ day: String, _ typed: String) -> OpeningHours?? {
        var table = self
        table.lines[day] = nil
        if !typed.isEmpty {
            let times = Self.times(typed)
            guard OpeningHours("\(day) \(times)")?.rules.count == 1 else { return .none }
            table.lines[day] = times
        }
        return .some(table.hours)
    }

    /// - Returns: nil where the rules were not understood.
    func setting(rest typed: String) -> OpeningHours?? {
        var table = self
        table.further = typed.split { ";；\n".contains($0) }.map { rule in
            let words = rule.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2 else { return words.joined(separator: " ") }
            return words[0] + " " + Self.times(words[1])
        }
        // 不定 stands last.
        table.further = table.further.filter { $0 != "不定" } + (table.further.contains("不定") ? ["不定"] : [])
        guard OpeningHours(table.further.joined(separator: "; ")) != nil else { return .none }
        return .some(table.hours)
    }

    /// Days with the same times are one rule.
    private var hours: OpeningHours? {
        var rules: [(days: String, times: String)] = []
        for day in Self.days.dropLast() {
            guard let times = lines[day] else { continue }
            if let known = rules.firstIndex(where: { $0.times == times }) {
                rules[known].days += day
            } else {
                rules.append((day, times))
            }
        }
        var text = rules.map { "\($0.days) \($0.times)" }
        if let times = lines["祝"] { text.append("祝 \(times)") }
        let hours = OpeningHours((text + further).joined(separator: "; "))
        return hours?.isEmpty ?? true ? nil : hours
    }

    /// As people write them: 9時〜17時, ９：００ー１７：００, 休み.
    private static func times(_ typed: String) -> String {
        var text = Typed.folded(typed).filter { !$0.isWhitespace }
        if ["休", "休み", "休業", "休館", "休所", "休園", "定休", "定休日", "×", "-"].contains(text) { return "休" }
        for dash in ["~", "〜", "から", "‐", "‑", "–", "—", "―", "−", "ー"] { text = text.replacing(dash, with: "-") }
        text = text.replacing("、", with: ",").replacing("・", with: ",").replacing("まで", with: "")
        text = text.replacing(/(\d+)時半/) { "\($0.1):30" }.replacing(/(\d+)時(\d+)分/) { "\($0.1):\($0.2)" }
        return text.replacing(/(\d+)時/) { "\($0.1):00" }.replacing(/\b0(\d:)/) { "\($0.1)" }
    }
}
