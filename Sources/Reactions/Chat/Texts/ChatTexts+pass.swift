import Households

extension ChatTexts {
    /// The way to the support pass. The words are the same for everybody: whether there is one, the page says.
    enum Pass {
        static let title = Words("パスポート", easy: "パスポート", en: "Support pass")
        static let lead = Words(
            "お会計の前に、この画面をお店の人に見せてください。",
            easy: "お金(かね)を はらう 前(まえ)に、お店(みせ)の 人(ひと)に 見(み)せてください。",
            en: "Please show it to the staff before you pay.")
        static let open = Words("パスポートを開く", easy: "パスポートを 開(ひら)く", en: "Open the pass")
        static let noPages = Words(
            "いまは、パスポートを開けません。", easy: "いま パスポートは 開(ひら)けません。",
            en: "The pass can’t be opened at the moment.")
    }
}
