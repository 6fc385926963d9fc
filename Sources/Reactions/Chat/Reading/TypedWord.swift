import Consultations
package import Events
import Places

/// Words of the chat that do what a button does.
package enum TypedWord {
    /// The source in a registration link's text: 「はじめる K7Q2」, or the code alone behind a number sign.
    package static func source(in typed: String) -> SourceCode? {
        let words = compatibleForm(typed).split { $0.isWhitespace }
        if words.count == 1, let word = words.first, word.first == "#" { return SourceCode(String(word.dropFirst())) }
        guard words.count == 2, starts.contains(words[0].lowercased()) else { return nil }
        return SourceCode(String(words[1].first == "#" ? words[1].dropFirst() : words[1]))
    }

    private static let starts: Set<String> = ["はじめる", "始める", "スタート", "start"]

    /// The button that the whole text names; nil if it names none.
    package static func tap(for typed: String) -> Tap? { taps[FoldedText(typed).text] }

    private static let taps: [String: Tap] = {
        var taps: [String: Tap] = [:]
        for (words, tap) in spelled { for word in words { taps[FoldedText(word).text] = tap } }
        return taps
    }()

    private static let spelled: [([String], Tap)] = [
        (["メニュー", "めにゅー", "menu", "ヘルプ", "help", "使い方"], .show(.menu)),
        (["はじめる", "始める", "スタート", "start", "登録", "登録する", "register"], .goOn),
        (["登録内容", "プロフィール", "profile", "変更"], .show(.profile)),
        (["引っ越し", "引越し", "ひっこし", "住所変更", "住所"], .show(.residence)),
        (["これから届く予定", "予定"], .show(.upcoming)),
        (["受け取る内容", "トピック", "topics"], .show(.topics)),
        (["時間", "夜", "quiet hours"], .show(.quietHours)),
        (["ことば", "言葉", "language", "languages", "外国語"], .show(.languages)),
        (["english", "英語"], .speak(.english)),
        (["やさしい日本語", "やさしいにほんご"], .speak(.easyJapanese)),
        (["日本語", "にほんご", "japanese"], .speak(.japanese)),
        (["休む", "しばらく休む", "pause"], .show(.pauses)),
        (["やめる", "停止", "ストップ", "配信停止", "stop", "unsubscribe"], .stop),
        (["再開", "再開する", "restart"], .restart),
        (["忘れて", "忘れてほしい", "退会", "削除", "forget", "forget me"], .show(.forgetting)),
        (["友だちに教える", "友達に教える", "紹介", "share"], .show(.sharing)),
        (
            [
                "パスポート", "ぱすぽーと", "子育て応援パスポート", "子育て支援パスポート", "かながわ子育て応援パスポート", "登録証", "passport", "pass",
                "support pass",
            ], .show(.pass)
        ),
        (["相談", "相談する", "相談したい", "consultation"], .show(.consultations)),
    ]

    /// Whether a text tells of a loss, so that the quiet way to stop is shown without looking for it.
    package static func tellsOfLoss(_ typed: String) -> Bool {
        let text = FoldedText(typed)
        return losses.contains(where: text.holds)
    }

    private static let losses = [
        "流産", "りゅうざん", "死産", "しざん", "亡くな", "なくなりました", "なくしました", "お空に", "お空へ", "天国", "miscarr", "stillb",
        "passedaway", "lostmybaby", "lostourbaby",
    ]
}
