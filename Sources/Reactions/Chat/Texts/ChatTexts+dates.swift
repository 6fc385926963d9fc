import Households

extension ChatTexts {
    /// Why a date was not taken, kindly.
    static func sentence(_ fault: DateFault) -> Words {
        switch fault {
        case .noSuchDay:
            Words(
                "その日付はカレンダーにないようです。もう一度教えてください。",
                easy: "その日(ひ)は カレンダーに ありません。もう一度(いちど) 教(おし)えてください。",
                en: "That day is not in the calendar. Could you tell us again?")
        case .birthInFuture:
            Words(
                "その日はまだ来ていないようです。これから生まれるお子さまは「妊娠中」から登録できます。",
                easy: "その日(ひ)は まだ です。これから 生(う)まれる 子(こ)どもは「おなかに います」を おしてください。",
                en: "That day has not come yet. For a baby on the way, please use the pregnancy button.")
        case .serviceEnded:
            Words(
                "このサービスは18歳になった年度の終わりまでのお子さまが対象です。日付をお確かめください。",
                easy: "この サービスは 18歳(さい)になった 年度(ねんど)の 3月(がつ)まで です。日(ひ)づけを 見(み)てください。",
                en: """
                    This service is for children up to the end of the school year in which they turn 18. \
                    Please check the date.
                    """)
        case .dueTooLongAgo:
            Words(
                "その予定日は過ぎているようです。生まれたお子さまは、生年月日で登録できます。",
                easy: "その日(ひ)は もう すぎました。生(う)まれた 子(こ)どもは、生(う)まれた日(ひ)を 教(おし)えてください。",
                en: "That due date has passed. If your baby has been born, please tell us the birth date.")
        case .dueTooFarAhead:
            Words(
                "予定日が少し先すぎるようです。母子健康手帳などの予定日をお確かめください。",
                easy: "その日(ひ)は 先(さき)すぎます。母子手帳(ぼしてちょう)の 予定日(よていび)を 見(み)てください。",
                en: "That due date is too far ahead. Please check it, for example in your maternal handbook.")
        }
    }
}
