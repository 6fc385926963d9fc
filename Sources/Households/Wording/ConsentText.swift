/// What a family agrees to. Whoever changes a word of it counts the version up here and in `Household.Consent`.
package enum ConsentText {
    /// The version of the texts below.
    package static let version = 1

    package static let greeting = Words(
        "友だち追加ありがとうございます",
        easy: "友(とも)だち 追加(ついか) ありがとうございます",
        en: "Thank you for adding us")
    package static let introduction = Words(
        "お住まいの地域とお子さまの時期に合わせて、手続きや健診などのお知らせをお届けします。",
        easy: "住(す)んでいる ところと 子(こ)どもの 年(とし)に あわせて、大切(たいせつ)な お知(し)らせを 送(おく)ります。",
        en: "We send you what matters where you live and at your child's age: procedures, check-ups and support.")
    package static let purposes = [
        Words(
            "お知らせを選ぶために、お住まいの市区町村と、生年月日または出産予定日を使います。",
            easy: "お知(し)らせを えらぶために、住(す)んでいる まちと、子(こ)どもの 生(う)まれた日(ひ)か 出産(しゅっさん)の 予定日(よていび)を 使(つか)います。",
            en: "To choose messages we use your municipality and your child's birth date or due date."),
        Words(
            "どなたのことか分からない形で、人数を数えます。",
            easy: "だれの ことか わからない 形(かたち)で、人(ひと)の 数(かず)を 数(かぞ)えます。",
            en: "We count families, without anyone being recognisable."),
    ]
    package static let promise = Words(
        "お名前や番地はお聞きしません。いつでも変更や停止、登録の終了ができます。",
        easy: "名前(なまえ)や くわしい 住所(じゅうしょ)は ききません。いつでも 変(か)えたり やめたり できます。",
        en: "We never ask for names or street addresses. You can change, stop or end your registration at any time.")
    package static let details = Words(
        """
        お預かりするのは、お住まいの市区町村（郵便番号）、お子さまの生年月日または出産予定日、受け取り方の設定、\
        LINEの識別子、このチャットに送られた文や位置情報の住所です。
        市区町村と日付と設定は、お知らせを選ぶことと、どなたのことか分からない形の集計だけに使います。
        LINEの識別子、送られた文や住所は暗号化して保管し、どなたにもお見せしません。お答えとお知らせをお届けするためだけに使います。
        「忘れてほしい」を選ぶと、登録を終了し、お預かりした内容は、今後は表示も利用もしません。
        このチャットは自動で答えています。人は読んでいません。
        """,
        easy: """
            もらう 情報(じょうほう)は、住(す)んでいる まち（郵便番号(ゆうびんばんごう)）、子(こ)どもの 生(う)まれた日(ひ)か 予定日(よていび)、送(おく)りかたの 設定(せってい)、\
            LINEの 番号(ばんごう)、この チャットに 送(おく)った 文(ぶん)や 場所(ばしょ)の 住所(じゅうしょ)です。
            まちと 日(ひ)と 設定(せってい)は、お知(し)らせを えらぶことと、人(ひと)の 数(かず)を 数(かぞ)えること だけに 使(つか)います。
            LINEの 番号(ばんごう)、文(ぶん)、住所(じゅうしょ)は 暗号(あんごう)にして しまっておきます。だれにも 見(み)せません。返事(へんじ)と お知(し)らせを 送(おく)る ため だけに 使(つか)います。
            「忘(わす)れてほしい」を おすと、登録(とうろく)を おわります。情報(じょうほう)は もう 見(み)せません。使(つか)いません。
            この チャットは 機械(きかい)が 答(こた)えます。人(ひと)は 読(よ)みません。
            """,
        en: """
            We keep your municipality (postal code), your child's birth date or due date, how you want to receive \
            messages, your LINE identifier, and what you send to this chat: sentences, and the address of a location.
            Municipality, dates and settings are used only to choose messages and for counts in which nobody is \
            recognisable.
            Your LINE identifier, sentences and addresses are stored encrypted, shown to nobody, and used only to \
            answer you and to send you messages.
            If you choose “Forget us”, your registration ends and what you told us is no longer shown or used.
            This chat answers automatically. Nobody reads it.
            """)
    package static let again = Words(
        "はじめる前に、情報の使い方をご確認ください。",
        easy: "はじめる 前(まえ)に、情報(じょうほう)の 使(つか)いかたを 見(み)てください。",
        en: "Before we begin, please look at how your data is used.")
    package static let agree = Words("同意してはじめる", easy: "いいです。はじめます", en: "Agree and start")
    package static let more = Words("くわしく", easy: "くわしく 見(み)る", en: "Details")
    package static let altText = Words("はじめにご確認ください", easy: "はじめに 見(み)てください", en: "Please read this first")
}
