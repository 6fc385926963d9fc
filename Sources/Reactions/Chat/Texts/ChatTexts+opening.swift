import Calendar
import Events
import Facilities
import Households

extension ChatTexts.Search {
    static func state(_ state: OpenState, now: JapanTime) -> Words {
        switch state {
        case .open(let until):
            return Words(
                "開いています（\(until.timeOfDay)まで）", easy: "開(あ)いています（\(until.timeOfDay)まで）",
                en: "Open until \(until.timeOfDay)")
        case .closed(let next?):
            let day = next.date == now.date ? nil : next.date
            return Words(
                "閉まっています（次は\(day.map { $0.words[.japanese] + " " } ?? "")\(next.timeOfDay)から）",
                easy: "閉(し)まっています（つぎは \(day.map { $0.words[.easyJapanese] + " " } ?? "")\(next.timeOfDay)）",
                en: "Closed, opens \(day.map { $0.words[.english] + " " } ?? "")\(next.timeOfDay)")
        case .closed(nil): return Words("閉まっています", easy: "閉(し)まっています", en: "Closed")
        case .ask(let doubt): return ask(doubt)
        }
    }

    static func day(_ opening: DayOpening, on day: CivilDate) -> Words {
        switch opening {
        case .open(let spans):
            let times = spans.map(\.description).joined(separator: "、")
            return Words(
                "\(day.words[.japanese])は \(times)", easy: "\(day.words[.easyJapanese])は \(times)",
                en: "\(day.words[.english]): \(times)")
        case .closed: return Words("休み", easy: "休(やす)み", en: "Closed")
        case .ask(let doubt): return ask(doubt)
        }
    }

    private static func ask(_ doubt: OpenDoubt) -> Words {
        switch doubt {
        case .noHours, .noTimes:
            Words("開いている時間はお問い合わせください", easy: "時間(じかん)は 聞(き)いてください", en: "Please ask for the hours")
        case .irregular:
            Words("不定期です。お問い合わせください", easy: "日(ひ)が 決(き)まっていません。聞(き)いてください", en: "No fixed days: please ask")
        case .holiday:
            Words("祝日の開所はお問い合わせください", easy: "祝日(しゅくじつ)は 聞(き)いてください", en: "Public holiday: please ask")
        case .newYear:
            Words("年末年始の開所はお問い合わせください", easy: "年末年始(ねんまつねんし)は 聞(き)いてください", en: "New Year: please ask")
        }
    }

    /// What was asked for, where it is told that without it there is something.
    static func filter(_ filter: SearchFilter) -> Words {
        switch filter {
        case .open: Words("開いている日時", easy: "開(あ)いている 時間(じかん)", en: "opening time")
        case .within: Words("距離", easy: "近(ちか)さ", en: "distance")
        case .isFree: Words("無料", easy: "お金(かね)は いらない", en: "free of charge")
        case .vacancy: Words("空き", easy: "空(あ)き", en: "free places")
        case .age: Words("年齢", easy: "年齢(ねんれい)", en: "age")
        case .has: Words("設備・サービス", easy: "あるもの", en: "equipment")
        case .benefit: Words("優待", easy: "安(やす)くなる", en: "benefits")
        case .days: Words("日付", easy: "日(ひ)", en: "dates")
        case .town, .area: Words("地域", easy: "場所(ばしょ)", en: "area")
        case .kinds: Words("種類", easy: "しゅるい", en: "kind")
        case .words: Words("言葉", easy: "ことば", en: "words")
        }
    }
}
