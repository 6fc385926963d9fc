import Consultations

/// Words of somebody who confides in us rather than looks for a place: they are shown the way to a person.
///
/// Recall before precision: whoever wanted a list is one word away from it. Words that are also looked for, such as
/// 不安, are taken for a search where they stand among other keywords: 「発達 不安 港北区」.
enum ConfidingWords {
    static func tells(_ typed: String) -> Bool {
        let text = FoldedText(typed)
        if said.contains(where: text.holds) { return true }
        let isKeywords = typed.split { $0.isWhitespace }.count > 1
        return !isKeywords && named.contains(where: text.holds)
    }

    /// As `FoldedText` folds them.
    private static let said = [
        "つらい", "辛い", "つらく", "辛く", "しんどい", "しんどく", "悩んで", "なやんで", "悩みがあ", "不安で", "不安に", "不安な", "ふあんで", "困って", "こまって",
        "困りま", "疲れた", "疲れま", "疲れて", "つかれた", "つかれま", "つかれて", "眠れな", "ねむれな", "寝れな", "どうしたらいい", "どうすればいい", "どうしたらよい",
        "どうしていいか", "わからなくな", "相談にの", "相談に乗", "相談したいことが", "聞いてほしい", "きいてほしい", "話を聞いて", "はなしをきいて", "怒鳴って", "どなって",
        "怒ってしま", "おこってしま", "いらいら", "涙が", "泣いてばかり", "ひとりぼっち", "一人ぼっち", "頼れる人がい", "たよれる人がい", "もう無理", "もうむり", "もう限界",
        "自信がな", "かわいくない", "可愛くない", "かわいいと思え", "可愛いと思え", "怖いです", "こわいです", "idontknowwhattodo", "imsotired", "exhausted",
        "needsomeonetotalk", "canttakeit", "cantsleep", "overwhelmed", "imscared", "pleaselisten",
    ]

    private static let named = ["不安", "悩み", "なやみ", "限界", "孤独", "こどく", "ストレス", "すとれす", "育児うつ", "産後うつ", "さんごうつ"]
}
