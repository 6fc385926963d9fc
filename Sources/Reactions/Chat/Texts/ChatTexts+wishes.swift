import Calendar
import Events
import Households

extension ChatTexts {
    /// The menu and the family's wishes.
    enum Wishes {
        static let askMenu = Words(
            "何をしますか。下のボタンから選べます。",
            easy: "何(なに)を しますか。下(した)の ボタンで えらべます。",
            en: "What would you like to do? Please use a button below.")
        static let menu = Words("メニュー", easy: "メニュー", en: "Menu")
        static let register = Words("登録をはじめる", easy: "はじめる", en: "Register")
        static let topics = Words("受け取る内容", easy: "もらう お知(し)らせ", en: "Topics")
        static let askTopics = Words(
            "受け取る内容です。ボタンを押すと切り替わります。✓がついたものが届きます。",
            easy: "もらう お知(し)らせです。ボタンを おすと 変(か)わります。✓が あるものを 送(おく)ります。",
            en: "What you receive. Tap to switch; what is marked ✓ will come.")
        static let quietHours = Words("届く時間", easy: "時間(じかん)", en: "Quiet hours")
        static let askQuietHours = Words(
            "お知らせを鳴らさない時間をお選びください。",
            easy: "お知(し)らせが 来(こ)ない 時間(じかん)を えらんでください。",
            en: "When should we not disturb you?")
        static let noQuietHours = Words("決めない", easy: "きめない", en: "Any time is fine")
        static let noTimeLeft = Words(
            "お知らせは9時から20時の間にお届けします。そのうち1時間以上は、鳴らしてもよい時間にしてください。",
            easy: "お知(し)らせは 朝(あさ)9時(じ)から 夜(よる)8時(じ)に 送(おく)ります。1時間(じかん)は あけてください。",
            en: "Messages come between 9:00 and 20:00. Please leave at least one hour of it open.")
        static let languages = Words("ことば", easy: "ことば", en: "Language")
        static let askLanguage = Words(
            "ことばを選んでください。", easy: "ことばを えらんでください。", en: "Please choose a language.")
        static let pause = Words("しばらく休む", easy: "しばらく 休(やす)む", en: "Pause")
        static let askPause = Words(
            "どのくらいお休みしますか。", easy: "どのくらい 休(やす)みますか。", en: "For how long?")
        static let resume = Words("再開する", easy: "また はじめる", en: "Resume")
        static let stop = Words("やめる", easy: "やめる", en: "Stop messages")
        static let stopped = Words(
            "お知らせを止めました。登録内容は残っています。「再開」でいつでも戻せます。",
            easy: "お知(し)らせを 止(と)めました。「再開(さいかい)」で また はじめられます。",
            en: "Messages are stopped. Your details are kept; you can resume at any time.")
        static let resumed = Words(
            "お知らせを再開します。", easy: "また お知(し)らせを 送(おく)ります。", en: "Messages will come again.")
        static let forget = Words("忘れてほしい", easy: "忘(わす)れてほしい", en: "Forget us")
        static let askForget = Words(
            "登録を終了し、お知らせをお届けしないようにします。お預かりした内容は、今後は表示も利用もしません。よろしいですか。",
            easy: "登録(とうろく)を おわります。もう お知(し)らせは 送(おく)りません。情報(じょうほう)は もう 見(み)せません。使(つか)いません。いいですか。",
            en: """
                We will end your registration and send nothing more. What you told us will no longer be shown or used. \
                Is that right?
                """)
        static let yesForget = Words("登録を終了する", easy: "おわります", en: "End registration")
        static let forgotten = Words(
            "登録を終了しました。お預かりした内容は、今後は表示も利用もしません。",
            easy: "登録(とうろく)を おわりました。情報(じょうほう)は もう 見(み)せません。使(つか)いません。",
            en: "Your registration has ended. What you told us will no longer be shown or used.")
        static let saved = Words("変更しました。", easy: "変(か)えました。", en: "Changed.")
        static let tooMany = Words(
            "登録できる人数を超えました。登録内容をお確かめください。",
            easy: "人数(にんずう)が 多(おお)すぎます。登録(とうろく)を 見(み)てください。",
            en: "That is more children than can be registered. Please check your details.")
        static let cannotRead = Words(
            "ありがとうございます。このチャットは文字とボタンにお答えしています。",
            easy: "ありがとうございます。ここでは 文字(もじ)と ボタンを 使(つか)ってください。",
            en: "Thank you! This chat understands text and buttons.")
        static let notUnderstood = Words(
            "ごめんなさい、うまく読み取れませんでした。",
            easy: "ごめんなさい。わかりませんでした。",
            en: "Sorry, we did not understand that.")
        static let pauseNotPossible = Words(
            "いまはお知らせを止めています。", easy: "今(いま)は お知(し)らせを 止(と)めています。", en: "Messages are stopped at the moment.")
        static let share = Words("友だちに教える", easy: "友(とも)だちに 教(おし)える", en: "Tell a friend")
        static let askShare = Words(
            "下のリンクを送ると、友だちもはじめられます。だれから聞いたかは記録しません。",
            easy: "下(した)の リンクを 送(おく)ってください。だれが 教(おし)えたかは のこりません。",
            en: "Send this link to a friend. Who passed it on is not recorded.")
        static let sendByLINE = Words("LINEで送る", easy: "LINEで 送(おく)る", en: "Send by LINE")
        static let invitation = Words(
            "神奈川県の子育てのお知らせが届くLINEです。",
            easy: "子(こ)どもの 大切(たいせつ)な お知(し)らせが とどく LINEです。",
            en: "Messages for families in Kanagawa, on LINE:")
        static let other = Words("その他", easy: "そのほか", en: "More")

        /// A pause that ends when `day` begins: messages come again on that day.
        static func paused(until day: CivilDate) -> Words {
            Words(
                "お知らせをお休みします。\(day.words[.japanese])から再開します。",
                easy: "お知(し)らせを 休(やす)みます。\(day.words[.easyJapanese])から また 送(おく)ります。",
                en: "Messages are paused. Messages resume on \(day.words[.english]).")
        }
    }

    static func pause(_ length: PauseLength) -> Words {
        switch length {
        case .twoWeeks: Words("2週間", easy: "2週間(しゅうかん)", en: "2 weeks")
        case .oneMonth: Words("1か月", easy: "1か月(げつ)", en: "1 month")
        case .threeMonths: Words("3か月", easy: "3か月(げつ)", en: "3 months")
        }
    }
}
