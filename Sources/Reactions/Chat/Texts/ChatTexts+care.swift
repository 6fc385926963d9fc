import Consultations
import Events
import Households

extension ChatTexts {
    /// Where help is. Every number comes from the one list of lines of help.
    enum Care {
        static let consult = Words("相談する", easy: "相談(そうだん)する", en: "Get advice")

        static let person = Words("人に話す", easy: "人(ひと)に 話(はな)す", en: "Talk to a person")
        static let talk = Words("人に話す（LINEには残りません）", easy: "人(ひと)に 話(はな)す", en: "Talk to a person")
        static let personWhere = Words(
            "相談員と、はぐくみのページで、文字で話せます。話したことはLINEには残りません。",
            easy: "はぐくみの ページで 相談員(そうだんいん)と 話(はな)せます。LINEには のこりません。",
            en: "You can write with a counsellor on our own page. Nothing of it is left in LINE.")
        static let personOnce = Words(
            "このボタンは30分のあいだ、1回だけ開きます。", easy: "30分(ぷん)の あいだ、1回(かい)だけ あきます。",
            en: "The button opens once, within 30 minutes.")
        static let personAlt = Words("はぐくみのページを開く", easy: "はぐくみの ページ", en: "Open our page")
        static let heard = Words(
            "お話しくださって、ありがとうございます。このチャットは自動の返信で、人は読んでいません。よければ、人に話してみませんか。",
            easy: "話(はな)してくれて ありがとうございます。この チャットを 人(ひと)は 読(よ)みません。人(ひと)に 話(はな)して みませんか。",
            en: "Thank you for telling us. Replies here are automatic and nobody reads them. "
                + "Would you like to talk to a person?")

        /// What is answered at once to words that may be a cry for help.
        static func crisis(_ crisis: Crisis, _ help: HelpLines, in language: Language) -> String {
            switch crisis {
            case .danger: text(danger, help.lines(for: .danger), alone, in: language)
            case .medical: text(medical, help.lines(for: .illness), nil, in: language)
            }
        }

        /// Where people can get advice.
        static func consultations(_ help: HelpLines, in language: Language) -> String {
            text(places, help.shown, nobodyReads, in: language)
        }

        private static func text(
            _ intro: Words, _ lines: [HelpLine], _ end: Words?, in language: Language
        ) -> String {
            let parts = [intro[language]] + lines.map { told($0, in: language) } + [end?[language]].compactMap(\.self)
            return parts.joined(separator: "\n")
        }

        /// Whom it is for, and below it how to reach it and when.
        private static func told(_ line: HelpLine, in language: Language) -> String {
            let numbers = line.numbers.joined(separator: or[language])
            let hours = line.hoursWords[language]
            let name = ([line.name[language]] + (numbers.isEmpty ? [] : [numbers])).joined(separator: " ")
            switch language {
            case .japanese, .easyJapanese: return "・\(line.forWhom[language])\n　\(name)（\(hours)）"
            case .english: return "• \(line.forWhom[language])\n  \(name) (\(hours))"
            }
        }

        private static let or = Words(" または ", easy: " か ", en: " or ")

        private static let danger = Words(
            "つらいことを打ち明けてくださって、ありがとうございます。この返信は言葉に反応した自動の案内で、このチャットを人は読んでいません。",
            easy: "話(はな)してくれて ありがとうございます。これは 機械(きかい)の 返事(へんじ)です。人(ひと)は 読(よ)んでいません。",
            en: "Thank you for telling us. This is an automatic reply to your words; nobody reads this chat.")

        private static let alone = Words(
            "ひとりで抱えず、今すぐお電話ください。", easy: "今(いま)すぐ 電話(でんわ)してください。", en: "You are not alone. Please call now.")

        private static let medical = Words(
            "この返信は言葉に反応した自動の案内で、このチャットを人は読んでいません。急ぐときは、すぐに119へ電話してください。",
            easy: "これは 機械(きかい)の 返事(へんじ)です。人(ひと)は 読(よ)んでいません。急(いそ)ぐ ときは すぐに 119に 電話(でんわ)して ください。",
            en: "This is an automatic reply to your words; nobody reads this chat. If it is urgent, call 119 at once.")

        private static let places = Words("相談できるところ", easy: "相談(そうだん)できる ところ", en: "Where you can get advice")

        private static let nobodyReads = Words(
            "妊娠や育児の相談は、お住まいの市区町村の保健師にもできます。このチャットを人は読んでいません。",
            easy: "妊娠(にんしん)や 子(こ)そだては 住(す)んでいる まちの 保健師(ほけんし)にも 相談(そうだん)できます。"
                + "この チャットを 人(ひと)は 読(よ)みません。",
            en: "For pregnancy and childcare there are also the public health nurses of your municipality. "
                + "Nobody reads this chat.")
    }
}
