import Calendar
import Events
import Facilities
import Households

extension ChatTexts {
    /// Looking for places, events and help.
    enum Search {
        static let title = Words("さがす", easy: "さがす", en: "Search")
        static let ask = Words(
            """
            何をお探しですか。下のボタンのほか、「港北区 一時預かり 土曜」のように言葉でも探せます。
            現在地は、探すためだけに使い、市区町村のほかは記録しません。
            """,
            easy: """
                何(なに)を さがしますか。「港北区(こうほくく) 公園(こうえん)」のように 書(か)いても いいです。
                今(いま)いる ところは さがす ときだけ 使(つか)います。まちの 名前(なまえ)だけ のこします。
                """,
            en: """
                What are you looking for? Use a button, or type words such as 港北区 公園.
                Your location is used for the search only; we keep no more of it than the municipality.
                """)
        static let here = Words("現在地から探す", easy: "今(いま)いる ところ", en: "Near me")
        static let nowHere = Words("現在地の近く", easy: "今(いま)いる ところの 近(ちか)く", en: "near you")
        static let lost = Words(
            "くわしい現在地は記録していないため、もう分かりません。もう一度お送りください。",
            easy: "くわしい 場所(ばしょ)は のこして いません。もう一度(いちど) 送(おく)ってください。",
            en: "We keep no record of where exactly you are. Please send it again.")
        static let needsAge = Words(
            "空きは年齢ごとに違います。「1歳 空き 保育園」のように年齢もお書きください。",
            easy: "何歳(なんさい)ですか。「1歳(さい) 空(あ)き 保育園(ほいくえん)」のように 書(か)いてください。",
            en: "Free places differ by age. Please add it, such as 1歳 空き 保育園.")
        static let nothing = Words(
            "条件に合うところが見つかりませんでした。",
            easy: "ありませんでした。",
            en: "Nothing was found that fits.")
        static let nothingAtAll = Words(
            "言葉や場所を変えて、もう一度お試しください。", easy: "ことばや 場所(ばしょ)を 変(か)えてください。",
            en: "Please try other words or another place.")
        static let more = Words("次を見る", easy: "つぎ", en: "More")
        static let showInstead = Words("この条件で見る", easy: "これで 見(み)る", en: "Show these")
        static let call = Words("電話する", easy: "電話(でんわ)", en: "Call")
        static let map = Words("地図を見る", easy: "地図(ちず)", en: "Map")
        static let page = Words("ページを見る", easy: "ページ", en: "Website")
        static let movedHere = Words("ここに引っ越した", easy: "ここに ひっこした", en: "I moved here")
        static let openNow = Words("今開いている", easy: "今(いま) 開(あ)いている", en: "Open now")
        static let saturday = Words("土曜に開いている", easy: "土曜日(どようび)", en: "On Saturday")
        static let free = Words("無料", easy: "お金(かね)は いらない", en: "Free")
        static let weekend = Words("週末", easy: "土日(どにち)", en: "Weekend")
        static let wider = Words("もっと広く", easy: "もっと 広(ひろ)く", en: "Wider")
        static let benefit = Words("優待", easy: "安(やす)くなる", en: "Benefits")
        static let appliesTo = Words("対象", easy: "だれ", en: "For")

        static func choice(_ choice: SearchChoice) -> Words {
            switch choice {
            case .nursingRoom: Words("授乳室", easy: "授乳室(じゅにゅうしつ)", en: "Nursing rooms")
            case .familyCentre: Words("子育てひろば・児童館", easy: "子(こ)どもの ひろば", en: "Family centres")
            case .nursery: Words("保育園", easy: "保育園(ほいくえん)", en: "Nurseries")
            case .temporaryCare: Words("一時預かり", easy: "少(すこ)し あずける", en: "Temporary care")
            case .park: Words("公園", easy: "公園(こうえん)", en: "Parks")
            case .cafeteria: Words("こども食堂", easy: "こども食堂(しょくどう)", en: "Kids' cafeterias")
            case .benefit: Words("優待のある店", easy: "安(やす)くなる 店(みせ)", en: "Shop benefits")
            case .doctor: Words("病院・クリニック", easy: "病院(びょういん)", en: "Doctors")
            case .gathering: Words("イベント", easy: "イベント", en: "Events")
            }
        }

        /// How many there are, and which of them are shown.
        static func count(_ total: Int, from first: Int, to last: Int) -> Words {
            Words(
                "\(total)件のうち\(first)～\(last)件目です。", easy: "\(total)こ あります。\(first)から \(last)です。",
                en: "\(first)–\(last) of \(total).")
        }

        static func altText(_ total: Int) -> Words {
            Words("見つかったところ：\(total)件", easy: "\(total)こ ありました", en: "\(total) found")
        }

        /// What stands in the way, and how many there are without it.
        static func instead(without condition: String, total: Int, language: Language) -> String {
            let words = Words(
                "「\(condition)」がなければ\(total)件あります。近いものはこちらです。",
                easy: "「\(condition)」が なければ \(total)こ あります。",
                en: "Without “\(condition)” there are \(total). The first of them:")
            return words[language]
        }

        static func metres(_ metres: Int) -> Words {
            guard metres >= 1_000 else { return Words("約\(metres)m", easy: "\(metres)m", en: "\(metres) m") }
            let tenths = (metres + 50) / 100
            let text = "\(tenths / 10).\(tenths % 10)"
            return Words("約\(text)km", easy: "\(text)km", en: "\(text) km")
        }

        static func near(_ name: String) -> Words {
            Words("\(name)の近く", easy: "\(name)の 近(ちか)く", en: "near \(name)")
        }

        static func within(_ metres: Int) -> Words {
            let distance = Self.metres(metres)
            return Words(
                "\(distance.japanese.dropFirst())以内", easy: "\(distance.easyJapanese)まで",
                en: "within \(distance.english)")
        }

        static func fresh(_ day: CivilDate) -> Words {
            Words(
                "\(day.words[.japanese])現在の情報", easy: "\(day.words[.easyJapanese])の 情報(じょうほう)",
                en: "As of \(day.words[.english])")
        }

        static func age(_ months: Int) -> Words {
            months % 12 == 0
                ? Words("\(months / 12)歳", easy: "\(months / 12)歳(さい)", en: "age \(months / 12)")
                : Words("\(months)か月", easy: "\(months)か月(げつ)", en: "\(months) months old")
        }

        static func vacancy(_ age: Int) -> Words {
            Words("\(age)歳児に空きあり", easy: "\(age)歳(さい)の 空(あ)き", en: "free place at age \(age)")
        }

        static func counted(_ free: Int, _ age: Int, on day: CivilDate) -> Words {
            Words(
                "\(age)歳児の空き \(free)人（\(day.words[.japanese])）", easy: "\(age)歳(さい)の 空(あ)き \(free)人(にん)",
                en: "\(free) free at age \(age) (\(day.words[.english]))")
        }
    }
}
