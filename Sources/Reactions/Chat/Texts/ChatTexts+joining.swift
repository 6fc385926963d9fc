import Households

extension ChatTexts {
    /// Where the family lives.
    enum Joining {
        static let askResidence = Words(
            "お住まいはどちらですか。郵便番号を送るか、下のボタンからお選びください。",
            easy: "どこに 住(す)んでいますか。郵便番号(ゆうびんばんごう)を 送(おく)ってください。下(した)の ボタンも 使(つか)えます。",
            en: "Where do you live? Send your postal code, or use a button below.")
        static let sendLocation = Words("位置情報を送る", easy: "ばしょを 送(おく)る", en: "Send location")
        static let choose = Words("市区町村からえらぶ", easy: "まちを えらぶ", en: "Choose from a list")
        static let askRegion = Words(
            "地域をお選びください。", easy: "どの あたり ですか。", en: "Which part of Kanagawa?")
        static let askMunicipality = Words(
            "お住まいの市区町村をお選びください。", easy: "まちを えらんでください。", en: "Please choose your municipality.")
        static let nextPage = Words("ほかを見る", easy: "ほかを 見(み)る", en: "More")
        static let askWhich = Words(
            "いくつかの地域が当てはまります。お住まいはどちらですか。",
            easy: "いくつか あります。どこに 住(す)んでいますか。",
            en: "There is more than one. Which is yours?")
        static let otherPlace = Words("ほかの場所", easy: "ほかの ところ", en: "Somewhere else")
        static let unknownCode = Words(
            "ごめんなさい、その郵便番号は見つかりませんでした。数字をお確かめください。",
            easy: "ごめんなさい。その 番号(ばんごう)は 見(み)つかりません。もう一度(いちど) 見(み)てください。",
            en: "Sorry, we could not find that postal code. Please check the digits.")
        static let placeNotUnderstood = Words(
            "ごめんなさい、場所が分かりませんでした。",
            easy: "ごめんなさい。ばしょが わかりませんでした。",
            en: "Sorry, we could not tell where that is.")
        static let outside = Words(
            "このサービスは神奈川県にお住まいの方向けです。入力をまちがえたときは、もう一度お送りください。",
            easy: "この サービスは 神奈川県(かながわけん)に 住(す)んでいる 人(ひと)の ものです。まちがえたときは、もう一度(いちど) 送(おく)ってください。",
            en: "This service is for families in Kanagawa. If something was mistyped, please send it again.")
        static let tryAgain = Words("入力しなおす", easy: "もう一度(いちど)", en: "Try again")
        static let leftKanagawa = Words("県外へ引っ越した", easy: "神奈川(かながわ)を 出(で)ました", en: "I left Kanagawa")
        static let movedAway = Words(
            "承知しました。お知らせを止めました。神奈川県に戻られたら、郵便番号をお送りください。",
            easy: "わかりました。お知(し)らせを 止(と)めました。神奈川(かながわ)に もどったら、郵便番号(ゆうびんばんごう)を 送(おく)ってください。",
            en: "Understood. We have stopped all messages. If you come back to Kanagawa, send your postal code.")
        static let confirm = Words("お住まいを変更しますか。", easy: "住(す)む ところを 変(か)えますか。", en: "Change where you live?")
        static let change = Words("変更する", easy: "変(か)えます", en: "Change it")
        static let keep = Words("そのまま", easy: "そのまま", en: "Keep it")
        static let welcomeBack = Words(
            "おかえりなさい。", easy: "おかえりなさい。", en: "Welcome back.")
        static let consentFirst = Words(
            "はじめに、情報の使い方への同意をお願いします。",
            easy: "はじめに、「はじめます」の ボタンを おしてください。",
            en: "First, please agree to how your data is used.")

        static func lives(in place: String) -> Words {
            Words("\(place)ですね。", easy: "\(place) ですね。", en: "\(place). Thank you.")
        }
    }
}
