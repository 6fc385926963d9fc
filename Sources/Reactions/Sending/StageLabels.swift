import Events

/// The words around a stage message, in each language.
struct StageLabels {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// Shown on the lock screen: nothing about whom or what.
    func altText(_ count: Int) -> String {
        switch language {
        case .japanese: "はぐくみからのお知らせ（\(count)件）"
        case .easyJapanese: "はぐくみからの お知らせです（\(count)）"
        case .english: count == 1 ? "A notice from Hagukumi" : "\(count) notices from Hagukumi"
        }
    }

    var why: String {
        switch language {
        case .japanese: "なぜ届いた？"
        case .easyJapanese: "どうして 届きましたか？"
        case .english: "Why did I get this?"
        }
    }

    var mute: String {
        switch language {
        case .japanese: "この話題を止める"
        case .easyJapanese: "この話は いりません"
        case .english: "Stop this topic"
        }
    }

    var askMunicipality: String {
        switch language {
        case .japanese: "時期や方法は、お住まいの市区町村の案内もご確認ください。"
        case .easyJapanese: "くわしいことは、住んでいる 市・区・町・村に 聞いてください。"
        case .english: "Details differ by municipality. Please check with yours."
        }
    }

    func name(of topic: Topic) -> String {
        let names = Self.names(of: topic)
        return switch language {
        case .japanese: names.japanese
        case .easyJapanese: names.easy
        case .english: names.english
        }
    }

    private static func names(of topic: Topic) -> (japanese: String, easy: String, english: String) {
        switch topic {
        case .pregnancy: ("妊娠・出産", "赤ちゃんが 生まれるまで", "Pregnancy and birth")
        case .immunisation: ("予防接種", "予防接種（ワクチン）", "Immunisation")
        case .checkup: ("健診", "健康診断", "Check-ups")
        case .benefit: ("手当・給付", "お金の 手続き", "Allowances and benefits")
        case .nursery: ("保育・預かり", "保育園・子どもを あずける", "Nursery and childcare")
        case .school: ("入学・学校", "学校", "School")
        case .care: ("子育てのヒント", "子育ての ヒント", "Raising children")
        case .safety: ("安全・防災", "安全", "Safety")
        case .consultation: ("相談先", "相談する ところ", "Someone to talk to")
        case .event: ("イベント", "イベント", "Events")
        case .singleParent: ("ひとり親家庭", "ひとりで 子どもを 育てる 人", "Single parents")
        }
    }
}
