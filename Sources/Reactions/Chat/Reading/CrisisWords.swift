import Households

/// What a text that may be a cry for help is about.
package enum Crisis: String, Sendable, Equatable {
    /// Self-harm, harm to a child, a child's own voice, violence at home.
    case danger
    /// Somebody may be dying: the ambulance comes first.
    case medical
}

/// Words that get the numbers of help at once, whoever wrote them and whatever else they said.
///
/// Recall before precision: 「死にたいとは思わない」 gets them too. The list is a start and is to be reviewed by the staff of
/// a child guidance centre. Words are written as `FoldedText` folds them.
package enum CrisisWords {
    /// What the text calls for; nil if it holds none of the words.
    package static func match(_ typed: String) -> Crisis? {
        let text = FoldedText(typed)
        if medical.contains(where: text.holds) { return .medical }
        if danger.contains(where: text.holds) || overdose(typed) { return .danger }
        return nil
    }

    static let medical = [
        "息をして", "息してな", "いきをして", "いきしてな", "呼吸がな", "呼吸して", "けいれん", "痙攣", "ひきつけ", "意識がな", "意識がありま",
        "いしきがな", "いしきがありま", "意識不明", "ぐったりして", "notbreathing", "cantbreathe", "can'tbreathe", "seizure",
        "convuls", "unconscious",
    ]

    static let danger = selfHarm + harmToChild + childsVoice + violence

    private static let selfHarm = [
        "死にたい", "しにたい", "死のう", "死んでしまいたい", "死んだほうが", "消えたい", "きえたい", "消えてしまいたい", "いなくなりたい", "自殺",
        "じさつ", "りすか", "りすとかっと", "自傷", "おーばーどーず", "生きていたくない", "もう生きられない", "心中", "killmyself", "suicid",
        "wanttodie", "selfharm", "endmylife",
    ]

    private static let harmToChild = [
        "叩いてしま", "たたいてしま", "叩いちゃ", "たたいちゃ", "殴った", "なぐった", "殴ってしま", "なぐってしま", "首を絞め", "首をしめ", "くびをしめ",
        "揺さぶ", "ゆさぶ", "殺してしま", "ころしてしま", "殺しそう", "閉じ込め", "とじこめ", "ごはんをあげてな", "ご飯をあげてな", "ごはんをあげたくな",
        "殺したい", "ころしたい", "叩いた", "たたいた",
        "置き去り", "おきざり", "虐待", "ぎゃくたい", "手をあげてしま", "手を上げてしま", "hitmychild", "hitmybaby", "shookmybaby",
        "shakemybaby", "wanttokill", "hurtmychild", "hurtmybaby", "abus",
    ]

    private static let childsVoice = [
        "家に帰りたくな", "いえにかえりたくな", "家にいたくな", "殴られ", "なぐられ", "叩かれ", "たたかれ", "触られ", "さわられ", "ご飯がな", "ごはんがな",
        "ご飯をもらえな", "ごはんをもらえな", "助けて", "たすけて", "いじめ", "helpme",
    ]

    private static let violence = [
        "暴力", "ぼうりょく", "逃げたい", "にげたい", "殺され", "ころされ", "殺す", "脅され", "おどされ", "domesticviolence", "beatsme",
        "hitsme",
    ]

    /// OD stands alone, or every "food" would match.
    private static func overdose(_ typed: String) -> Bool {
        compatibleForm(typed).lowercased().split { !($0.isASCII && $0.isLetter) }.contains("od")
    }
}
