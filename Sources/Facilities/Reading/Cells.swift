import Calendar
import Foundation
import Places

/// How single cells are read: what people write for numbers, answers, links and points.
enum CellText {
    /// One width, for reading only; what is shown keeps its own.
    static func folded(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    /// A whole number: 120, １２０, "4,315 ", 120人.
    static func number(_ text: String) -> Int? {
        var digits = folded(text).filter { $0 != "," && !$0.isWhitespace }
        for unit in ["人", "名", "円", "組", "か所"] where digits.hasSuffix(unit) { digits.removeLast(unit.count) }
        guard !digits.isEmpty, digits.utf8.count < 10, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// The same without ①, ②, which would run into the digits behind them.
    static func unnumbered(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { !(0x2460...0x2473).contains($0.value) }
        return folded(String(String.UnicodeScalarView(kept)))
    }

    /// Yes, no, or neither.
    static func answer(_ text: String) -> Bool? {
        switch folded(text).lowercased() {
        case "有", "有り", "あり", "○", "◯", "〇", "◎", "1", "可", "可能", "true", "yes", "y", "はい", "対応", "実施", "有料", "無料":
            true
        case "無", "無し", "なし", "×", "✕", "x", "0", "不可", "false", "no", "n", "いいえ", "否", "-", "ー", "未実施", "非対応":
            false
        default: nil
        }
    }

    /// The address of a web page; nil for anything else.
    static func link(_ text: String) -> String? {
        let first = text.split(whereSeparator: { $0.isWhitespace || $0 == "　" }).first.map(String.init) ?? ""
        let lower = first.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let host = first.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
        guard host.contains("."), host.count >= 4, !host.hasPrefix("."), !host.hasSuffix("."), !first.contains("\"")
        else { return nil }
        return first
    }

    /// Whether it has the digits of a Japanese telephone number.
    static func isTelephone(_ text: String) -> Bool {
        let folded = folded(text)
        let first = folded.split(whereSeparator: { "/、,;\n".contains($0) }).first ?? ""
        let digits = first.filter { ("0"..."9").contains($0) }
        let others = first.filter { !("0"..."9").contains($0) }
        let isPlain = others.allSatisfy { "-()+ ー‐−–代内線番号表".contains($0) || $0.isWhitespace }
        return isPlain && (9...16).contains(digits.count) && digits.hasPrefix("0")
    }

    enum PointReading: Equatable {
        case none
        case point(GeoPoint)
        /// Put right: latitude stood in the place of longitude.
        case swapped(GeoPoint)
        case half
        case notNumbers
        case outsideJapan
    }

    static func point(latitude: String?, longitude: String?) -> PointReading {
        guard latitude != nil || longitude != nil else { return .none }
        guard let latitude, let longitude else { return .half }
        guard let north = degrees(latitude), let east = degrees(longitude) else { return .notNumbers }
        if let point = GeoPoint(north: north, east: east), point.isInJapan { return .point(point) }
        if let point = GeoPoint(north: east, east: north), point.isInJapan { return .swapped(point) }
        return .outsideJapan
    }

    /// Decimal degrees, or degrees, minutes and seconds with their signs.
    private static func degrees(_ text: String) -> Double? {
        let folded = folded(text).filter { !$0.isWhitespace }
        if let value = Double(folded), value.isFinite { return value }
        let parts = folded.split(whereSeparator: { "°度′'分″\"秒".contains($0) }).map { Double($0) }
        guard (2...3).contains(parts.count), folded.contains(where: { "°度".contains($0) }),
            parts.allSatisfy({ $0 != nil })
        else { return nil }
        return zip(parts, [1.0, 60, 3600]).reduce(0) { $0 + ($1.0 ?? 0) / $1.1 }
    }

    /// The first time of day in a text: 9:00, 09:00:00, 9時30分, 午後1時, 0900; in minutes, up to 48 hours.
    static func time(_ text: String) -> Int? {
        let folded = unnumbered(text).filter { !$0.isWhitespace }
        guard let (minutes, rest) = TimeText.first(in: folded[...]), rest.isEmpty else { return nil }
        return minutes
    }
}

/// Times of day within texts.
enum TimeText {
    /// The time with which a text begins, and what follows it.
    static func first(in text: Substring) -> (minutes: Int, rest: Substring)? {
        var rest = text
        var noon = 0
        if rest.hasPrefix("午前") {
            rest.removeFirst(2)
        } else if rest.hasPrefix("午後") {
            rest.removeFirst(2)
            noon = 12
        }
        let hourText = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(hourText.count)
        guard (1...2).contains(hourText.count) || hourText.count == 4, let number = Int(hourText) else { return nil }
        if hourText.count == 4 {
            guard rest.first != "年", rest.first != "/", number % 100 < 60, number / 100 <= 30 else { return nil }
            return (number / 100 * 60 + number % 100, rest)
        }
        var minute = 0
        if rest.first == ":" {
            let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
            guard digits.count == 2, let value = Int(digits) else { return nil }
            minute = value
            rest = rest.dropFirst(3)
            if rest.hasPrefix(":00") { rest = rest.dropFirst(3) }
        } else if rest.first == "時" {
            rest = rest.dropFirst()
            if rest.first == "半" {
                minute = 30
                rest = rest.dropFirst()
            } else {
                let digits = rest.prefix { ("0"..."9").contains($0) }
                if (1...2).contains(digits.count), rest.dropFirst(digits.count).first == "分", let value = Int(digits) {
                    minute = value
                    rest = rest.dropFirst(digits.count + 1)
                }
            }
        } else {
            return nil
        }
        let hour = number < 12 ? number + noon : number
        guard hour <= 48, minute < 60, hour * 60 + minute <= 2880 else { return nil }
        return (hour * 60 + minute, rest)
    }

    /// A span at the beginning of a text: 9:00～17:00, 午前9時から午後5時まで.
    static func span(in text: Substring) -> (span: TimeSpan, rest: Substring)? {
        guard let (from, afterFrom) = first(in: text) else { return nil }
        var rest = afterFrom
        if rest.hasPrefix("から") {
            rest.removeFirst(2)
        } else if let mark = rest.first, "~～〜-‐−–—ー".contains(mark) {
            rest.removeFirst()
        } else {
            return nil
        }
        guard let (until, afterUntil) = first(in: rest), let span = self.span(from: from, until: until) else {
            return nil
        }
        return (span, afterUntil.hasPrefix("まで") ? afterUntil.dropFirst(2) : afterUntil)
    }

    /// An end of 0:00 is midnight; nil where the end does not come after the beginning.
    static func span(from: Int, until: Int) -> TimeSpan? {
        TimeSpan(from: from, until: until == 0 ? 1440 : until)
    }
}
