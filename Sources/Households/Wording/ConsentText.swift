/// What a family agrees to. Whoever changes a word of it adds a version of `details` and counts up
/// `Household.Consent.currentVersion`; what was agreed to before stays as it was.
package enum ConsentText {
    /// The version that families are shown today.
    package static let version = Household.Consent.currentVersion
    package static let details = third

    /// What a version said in detail, whole; nil for one that never was.
    package static func details(of version: Int) -> Words? { [1: first, 2: second, 3: third][version] }

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
    package static let again = Words(
        "はじめる前に、情報の使い方をご確認ください。",
        easy: "はじめる 前(まえ)に、情報(じょうほう)の 使(つか)いかたを 見(み)てください。",
        en: "Before we begin, please look at how your data is used.")
    package static let agree = Words("同意してはじめる", easy: "いいです。はじめます", en: "Agree and start")
    package static let more = Words("くわしく", easy: "くわしく 見(み)る", en: "Details")
    package static let altText = Words("はじめにご確認ください", easy: "はじめに 見(み)てください", en: "Please read this first")
}
