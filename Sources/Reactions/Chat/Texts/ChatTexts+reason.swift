import Calendar
import Delivery
import Events
import Households

extension ChatTexts {
    /// Why a message came.
    enum Reason {
        static let title = Words("このお知らせが届いた理由", easy: "どうして 届(とど)いたか", en: "Why you got this")
        static let message = Words("お知らせ", easy: "お知(し)らせ", en: "Message")
        static let rule = Words("届く時期の決まり", easy: "いつ 届(とど)くか", en: "When it is sent")
        static let due = Words("使った情報：出産予定日", easy: "使(つか)った 情報(じょうほう)：予定日(よていび)", en: "Data used: due date")
        static let office = Words("配信元", easy: "送(おく)った ところ", en: "Sent by")
        static let kanagawa = Words("神奈川県", easy: "神奈川県(かながわけん)", en: "Kanagawa Prefecture")
        static let notedBy = Words("地域の案内を書いた窓口", easy: "地域(ちいき)の ことを 書(か)いた ところ", en: "Local advice by")
        static let mute = Words("この話題を止める", easy: "この話(はなし)は いりません", en: "Stop this topic")
        static let notKnown = Words(
            "このお知らせが届いた記録は見つかりませんでした。",
            easy: "この お知(し)らせの 記録(きろく)は ありません。",
            en: "We have no record of having sent you this.")

        static let ruleChanged = Words(
            "このお知らせはお届けしましたが、その後、届く時期の決まりが変わりました。",
            easy: "この お知(し)らせは 送(おく)りました。そのあと、いつ 送(おく)るかの 決(き)まりが 変(か)わりました。",
            en: "We sent you this, but the rule for when it is sent has changed since.")

        static func born(_ number: Int) -> Words {
            Words(
                "使った情報：\(number)人目のお子さまの生年月日", easy: "使(つか)った 情報(じょうほう)：\(number)人目(にんめ)の 子(こ)どもが 生(う)まれた日(ひ)",
                en: "Data used: birth date of child \(number)")
        }

        static func howToMute(_ topic: Topic) -> Words {
            let name = topic.words
            return Words(
                "下のボタンで「\(name[.japanese])」のお知らせを止められます。いつでも「受け取る内容」から戻せます。",
                easy: "下(した)の ボタンで「\(name[.easyJapanese])」を 止(と)めます。「もらう お知(し)らせ」で もどせます。",
                en: "The button below stops “\(name[.english])”. You can turn it on again under Topics.")
        }
    }

    /// A rule of the catalogue in words.
    static func rule(_ trigger: Trigger) -> Words {
        switch trigger {
        case .pregnancyWeek(let age):
            Words(
                "出産予定日から数えて妊娠\(age)になる日", easy: "妊娠(にんしん) \(age)に なる 日(ひ)",
                en: age.day == 0
                    ? "when week \(age.week) of pregnancy begins" : "in week \(age.week) of pregnancy, day \(age.day)")
        case .dayAfterBirth(let days):
            Words("お子さまの生年月日から\(days)日後", easy: "生(う)まれた日(ひ)から \(days)日(にち) あと", en: "\(days) days after birth")
        case .ageMonths(let months, let offset): age(months, offset)
        case .gradeDate(let grade, let month, let day):
            Words(
                "お子さまが\(name(of: grade)[.japanese])の年度の\(month)月\(day)日",
                easy: "子(こ)どもが \(name(of: grade)[.easyJapanese])の 年(とし)の \(month)月(がつ)\(day)日(にち)",
                en: "on \(day)/\(month) of the school year in \(name(of: grade)[.english])")
        case .fixedDate(let month, let day, _):
            Words("毎年\(month)月\(day)日", easy: "毎年(まいとし) \(month)月(がつ)\(day)日(にち)", en: "every year on \(day)/\(month)")
        case .municipalDeadline(_, let offset, _):
            shifted(
                Words("お住まいの市区町村が決めた日", easy: "まちが 決(き)めた 日(ひ)", en: "the date set by your municipality"), offset)
        case .event(let event, let offset): shifted(words(for: event), offset)
        }
    }

    private static func age(_ months: Int, _ offset: Int) -> Words {
        let isYears = months >= 12 && months % 12 == 0
        let japanese = isYears ? "\(months / 12)歳" : months > 12 ? "\(months / 12)歳\(months % 12)か月" : "\(months)か月"
        return shifted(
            Words(
                "お子さまの生年月日から\(japanese)になる日", easy: "子(こ)どもが \(japanese)に なる 日(ひ)",
                en: isYears ? "the day a child turns \(months / 12)" : "the day a child is \(months) months old"),
            offset)
    }

    private static func shifted(_ day: Words, _ offset: Int) -> Words {
        guard offset != 0 else { return day }
        let (days, isBefore) = (abs(offset), offset < 0)
        // 「2か月になる3日前」 is how people say it.
        let japanese =
            day[.japanese].hasSuffix("なる日") && isBefore
            ? "\(day[.japanese].dropLast())\(days)日前" : "\(day[.japanese])の\(days)日\(isBefore ? "前" : "後")"
        return Words(
            japanese, easy: "\(day[.easyJapanese])の \(days)日(にち) \(isBefore ? "まえ" : "あと")",
            en: "\(days) days \(isBefore ? "before" : "after") \(day[.english])")
    }

    private static func words(for event: HouseholdEvent) -> Words {
        switch event {
        case .registered: Words("登録が終わった日", easy: "登録(とうろく)した 日(ひ)", en: "the day you registered")
        case .pregnancyRegistered:
            Words("妊娠を登録した日", easy: "赤(あか)ちゃんの ことを 登録(とうろく)した 日(ひ)", en: "the day you told us of the pregnancy")
        case .residenceChanged: Words("転居を登録した日", easy: "引(ひ)っこしを 登録(とうろく)した 日(ひ)", en: "the day you told us of a move")
        case .passEnds:
            Words("パスポートの最後の日", easy: "パスポートが 使(つか)える 最後(さいご)の 日(ひ)", en: "the last day of your pass")
        case .shopsJoined:
            Words(
                "お住まいのまちに新しい協力店ができた週の次の木曜日",
                easy: "まちに 新(あたら)しい 店(みせ)が できた 週(しゅう)の 次(つぎ)の 木曜日(もくようび)",
                en: "the Thursday after shops near you joined")
        }
    }

    private static func name(of grade: Grade) -> Words {
        let age = grade.ageAtStart
        return switch age {
        case ...4: Words("\(age)歳児クラス", easy: "\(age)さいの クラス", en: "the class of age \(age)")
        case 5: Words("年長", easy: "年長(ねんちょう)", en: "the last year before school")
        case 6...11:
            Words("小学\(age - 5)年生", easy: "小学(しょうがく)\(age - 5)年生(ねんせい)", en: "elementary school year \(age - 5)")
        case 12...14:
            Words("中学\(age - 11)年生", easy: "中学(ちゅうがく)\(age - 11)年生(ねんせい)", en: "junior high school year \(age - 11)")
        default: Words("高校\(age - 14)年生", easy: "高校(こうこう)\(age - 14)年生(ねんせい)", en: "high school year \(age - 14)")
        }
    }
}
