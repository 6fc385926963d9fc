package import Calendar
package import Events

// How families read the values of their own choices, in the chat and on the pages.

extension Topic {
    package var words: Words {
        switch self {
        case .pregnancy: Words("妊娠・出産", easy: "妊娠(にんしん)・出産(しゅっさん)", en: "Pregnancy")
        case .immunisation: Words("予防接種", easy: "予防(よぼう)注射(ちゅうしゃ)", en: "Immunisation")
        case .checkup: Words("健診", easy: "健康(けんこう)診断(しんだん)", en: "Check-ups")
        case .benefit: Words("手当・給付", easy: "お金(かね)の 手当(てあて)", en: "Benefits")
        case .nursery: Words("保育園・幼稚園", easy: "保育園(ほいくえん)", en: "Nursery")
        case .school: Words("入学・学校", easy: "学校(がっこう)", en: "School")
        case .care: Words("子育てサポート", easy: "子(こ)そだて サポート", en: "Support at home")
        case .safety: Words("安全", easy: "安全(あんぜん)", en: "Safety")
        case .consultation: Words("相談窓口", easy: "相談(そうだん)", en: "Advice")
        case .event: Words("イベント", easy: "イベント", en: "Events")
        case .singleParent: Words("ひとり親家庭", easy: "ひとり親(おや)", en: "Single parents")
        case .newShops: Words("パスポートの新しいお店", easy: "新(あたら)しい 店(みせ)", en: "New pass shops")
        }
    }
}

extension Language {
    /// As its own readers call it.
    package var ownName: String {
        switch self {
        case .japanese: "日本語"
        case .easyJapanese: "やさしい日本語"
        case .english: "English"
        }
    }
}

extension CivilDate {
    /// A day as people write it.
    package var words: Words {
        let (year, month, dayOfMonth) = parts
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let japanese = "\(year)年\(month)月\(dayOfMonth)日"
        return Words(japanese, easy: japanese, en: "\(dayOfMonth) \(months[month - 1]) \(year)")
    }
}
