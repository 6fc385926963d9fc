import Households

extension ChatTexts {
    /// Children and pregnancies.
    enum Family {
        static let ask = Words(
            "ご家族について教えてください。生年月日や予定日は、下のボタンから選べます。",
            easy: "家族(かぞく)の ことを 教(おし)えてください。下(した)の ボタンで 日(ひ)を えらびます。",
            en: "Please tell us about your family. The buttons below let you pick a date.")
        static let pregnant = Words("妊娠中です", easy: "おなかに 赤(あか)ちゃん", en: "I am pregnant")
        static let child = Words("お子さまがいます", easy: "子(こ)どもが います", en: "I have a child")
        static let twins = Words("ふたごがいます", easy: "ふたごが います", en: "I have twins")
        static let askMore = Words(
            "ありがとうございます。ほかにもいらっしゃいますか。",
            easy: "ありがとうございます。ほかにも いますか。",
            en: "Thank you. Is there anyone else?")
        static let another = Words("もうひとり", easy: "もうひとり", en: "One more child")
        static let theseAreTwins = Words("ふたごです", easy: "ふたごです", en: "They are twins")
        static let alsoPregnant = Words("妊娠中", easy: "おなかに います", en: "Pregnant")
        static let done = Words("おわり", easy: "おわり", en: "Done")
        static let finished = Words(
            """
            登録が終わりました。ありがとうございます。
            これからは、時期が来たときにお知らせをお届けします。何もしなくて大丈夫です。
            変更したいときは「メニュー」と送ってください。
            """,
            easy: """
                おわりました。ありがとうございます。
                これから、お知(し)らせを 送(おく)ります。何(なに)も しなくて いいです。
                変(か)えたい ときは「メニュー」と 送(おく)ってください。
                """,
            en: """
                You are registered. Thank you.
                We will write to you when the time comes. There is nothing else to do.
                To change anything, send “menu”.
                """)
        static let finishedTitle = Words("登録が終わりました", easy: "おわりました", en: "You are registered")
        static let catchUp = Words(
            "いま利用できること", easy: "今(いま) できること", en: "What you can use now")
        static let upcoming = Words("これから届く予定", easy: "これから とどく お知(し)らせ", en: "What is coming up")
        static let nothingUpcoming = Words(
            "いま決まっている予定はありません。",
            easy: "今(いま)は ありません。",
            en: "Nothing is planned at the moment.")

        static let profile = Words("登録内容", easy: "登録(とうろく)の 内容(ないよう)", en: "Your details")
        static let residence = Words("お住まい", easy: "住(す)む ところ", en: "Home")
        static let notTold = Words("未登録", easy: "まだ ありません", en: "Not told")
        static let due = Words("出産予定日", easy: "赤(あか)ちゃんの 予定日(よていび)", en: "Due date")
        static let born = Words("お子さまの生年月日", easy: "子(こ)どもが 生(う)まれた日(ひ)", en: "Child's birth date")
        static let erased = Words("日付なし", easy: "日(ひ)づけ なし", en: "No date")
        static let tapToChange = Words(
            "変えたいところを押してください。", easy: "変(か)えたい ところを おしてください。", en: "Tap what you want to change.")
        static let add = Words("登録を追加", easy: "ふやす", en: "Add")
        static let moved = Words("引っ越した", easy: "引(ひ)っこした", en: "We moved")

        static let askChange = Words(
            "どのように変更しますか。", easy: "どう しますか。", en: "What would you like to change?")
        static let wasBorn = Words("生まれました", easy: "生(う)まれました", en: "Born")
        static let twinsWereBorn = Words("ふたごが生まれました", easy: "ふたごが 生まれた", en: "Twins were born")
        static let correctDue = Words("予定日をなおす", easy: "予定日(よていび)を なおす", en: "Correct due date")
        static let correctBirth = Words("生年月日をなおす", easy: "生(う)まれた日(ひ)を なおす", en: "Correct birth date")
        static let endMessages = Words("この子のお知らせをすべて止める", easy: "この子の お知らせを 止める", en: "Stop all about this")
        static let askEnd = Words(
            "お知らせをすべて止めます。当てはまるほうを押してください。",
            easy: "お知(し)らせを ぜんぶ 止(と)めます。どちらか おしてください。",
            en: "We will stop all messages about this. Please tap what applies.")
        static let mistake = Words("登録をまちがえた", easy: "登録(とうろく)の まちがい", en: "It was a mistake")
        static let loss = Words("流産・死産・亡くなった", easy: "流産・死産・亡くなった", en: "Miscarriage or loss")
        static let back = Words("もどる", easy: "もどる", en: "Back")
        static let removed = Words("登録を消しました。", easy: "消(け)しました。", en: "Removed.")
        static let lossTold = Words(
            """
            お知らせはもうお届けしません。心からお悔やみ申し上げます。
            お話しになりたいときは、お住まいの市区町村の保健師が相談をお受けしています。
            """,
            easy: """
                お知(し)らせは もう 送(おく)りません。とても つらいことでした。心(こころ)から お悔(く)やみを 申(もう)し上(あ)げます。
                話(はな)したい ときは、住(す)んでいる まちの 保健師(ほけんし)に 相談(そうだん)できます。
                """,
            en: """
                We will send nothing more about this. We are deeply sorry for your loss.
                If you would like to talk, the public health nurses of your municipality are there for you.
                """)
        static let condolence = Words(
            """
            心からお悔やみ申し上げます。
            お話しになりたいときは、お住まいの市区町村の保健師が相談をお受けしています。
            """,
            easy: """
                とても つらいことでした。心(こころ)から お悔(く)やみを 申(もう)し上(あ)げます。
                話(はな)したい ときは、住(す)んでいる まちの 保健師(ほけんし)に 相談(そうだん)できます。
                """,
            en: """
                We are deeply sorry for your loss.
                If you would like to talk, the public health nurses of your municipality are there for you.
                """)
        static let askWhatDate = Words(
            "この日付は、どなたのことですか。", easy: "この日(ひ)は、何(なん)の 日(ひ)ですか。", en: "What is this date?")
        static let bornThatDay = Words("お子さまを追加", easy: "子(こ)どもを ふやす", en: "Add a child")
        static let dueThatDay = Words("予定日として登録", easy: "赤(あか)ちゃんの 予定日", en: "It is a due date")
        static let neither = Words("登録しない", easy: "ちがいます", en: "Neither")
    }
}
