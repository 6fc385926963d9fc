extension ConsentText {
    /// Until places from the map were kept as their municipality only, and before offices could look anything up.
    static let first = Words(
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

    /// Narrower in what is kept; and it says that an office looks when a family gives it its number.
    static let second = Words(
        """
        お預かりするのは、お住まいの市区町村（郵便番号）、お子さまの生年月日または出産予定日、受け取り方の設定、\
        LINEの識別子、このチャットに送られた文です。位置情報は、その場でお答えするためだけに使い、市区町村だけを残します。
        市区町村と日付と設定は、お知らせを選ぶことと、どなたのことか分からない形の集計に使います。
        窓口に登録番号か復旧コードをお伝えになったときだけ、職員が目的を記録して登録の内容と届いたお知らせを見ます。\
        見たことは「お預かりしている内容」のページで確かめられます。
        LINEの識別子と送られた文は暗号化して保管し、どなたにもお見せしません。お答えとお知らせをお届けするためだけに使います。
        「忘れてほしい」を選ぶと、登録を終了し、お預かりした内容は、今後は表示も利用もしません。
        このチャットは自動で答えています。人は読んでいません。
        """,
        easy: """
            もらう 情報(じょうほう)は、住(す)んでいる まち（郵便番号(ゆうびんばんごう)）、子(こ)どもの 生(う)まれた日(ひ)か 予定日(よていび)、送(おく)りかたの 設定(せってい)、\
            LINEの 番号(ばんごう)、この チャットに 送(おく)った 文(ぶん)です。送(おく)った 場所(ばしょ)は 返事(へんじ)に だけ 使(つか)います。まちの 名前(なまえ)だけ のこします。
            まちと 日(ひ)と 設定(せってい)は、お知(し)らせを えらぶことと、人(ひと)の 数(かず)を 数(かぞ)えることに 使(つか)います。
            あなたが 役所(やくしょ)の 人(ひと)に 登録番号(とうろくばんごう)か 復旧(ふっきゅう)コードを 言(い)ったときだけ、役所(やくしょ)の 人(ひと)が 登録(とうろく)と お知(し)らせを 見(み)ます。\
            見(み)たことは「あなたの 情報(じょうほう)」の ページで わかります。
            LINEの 番号(ばんごう)と 文(ぶん)は 暗号(あんごう)にして しまっておきます。だれにも 見(み)せません。返事(へんじ)と お知(し)らせを 送(おく)る ため だけに 使(つか)います。
            「忘(わす)れてほしい」を おすと、登録(とうろく)を おわります。情報(じょうほう)は もう 見(み)せません。使(つか)いません。
            この チャットは 機械(きかい)が 答(こた)えます。人(ひと)は 読(よ)みません。
            """,
        en: """
            We keep your municipality (postal code), your child's birth date or due date, how you want to receive \
            messages, your LINE identifier, and the sentences that you send to this chat. A location is used only to \
            answer you; of it we keep the municipality.
            Municipality, dates and settings are used to choose messages and for counts in which nobody is \
            recognisable.
            Only when you give an office your registration number or recovery code does somebody there see your \
            registration and messages, with the purpose recorded. “Your data” shows you that they looked.
            Your LINE identifier and sentences are stored encrypted, shown to nobody, and used only to answer you and \
            to send you messages.
            If you choose “Forget us”, your registration ends and what you told us is no longer shown or used.
            This chat answers automatically. Nobody reads it.
            """)

    /// The support pass came: its last day follows from what is kept already.
    static let third = Words(
        """
        お預かりするのは、お住まいの市区町村（郵便番号）、お子さまの生年月日または出産予定日、受け取り方の設定、\
        LINEの識別子、このチャットに送られた文です。位置情報は、その場でお答えするためだけに使い、市区町村だけを残します。
        市区町村と日付と設定は、お知らせを選ぶこと、子育て応援パスポートを発行して期限を決めること、\
        どなたのことか分からない形の集計に使います。
        パスポートは、お見せになったときだけお店に伝わります。お店に分かるのは、きょう有効ということだけです。
        窓口に登録番号か復旧コードをお伝えになったときだけ、職員が目的を記録して登録の内容と届いたお知らせを見ます。\
        見たことは「お預かりしている内容」のページで確かめられます。
        LINEの識別子と送られた文は暗号化して保管し、どなたにもお見せしません。お答えとお知らせをお届けするためだけに使います。
        「忘れてほしい」を選ぶと、登録を終了し、お預かりした内容は、今後は表示も利用もしません。
        このチャットは自動で答えています。人は読んでいません。
        """,
        easy: """
            もらう 情報(じょうほう)は、住(す)んでいる まち（郵便番号(ゆうびんばんごう)）、子(こ)どもの 生(う)まれた日(ひ)か 予定日(よていび)、送(おく)りかたの 設定(せってい)、\
            LINEの 番号(ばんごう)、この チャットに 送(おく)った 文(ぶん)です。送(おく)った 場所(ばしょ)は 返事(へんじ)に だけ 使(つか)います。まちの 名前(なまえ)だけ のこします。
            まちと 日(ひ)と 設定(せってい)は、お知(し)らせを えらぶこと、子(こ)そだて 応援(おうえん) パスポートを 作(つく)ること、\
            人(ひと)の 数(かず)を 数(かぞ)えることに 使(つか)います。
            パスポートは、あなたが 見(み)せたときだけ お店(みせ)に わかります。お店(みせ)は「きょう 使(つか)える」だけ わかります。
            あなたが 役所(やくしょ)の 人(ひと)に 登録番号(とうろくばんごう)か 復旧(ふっきゅう)コードを 言(い)ったときだけ、役所(やくしょ)の 人(ひと)が 登録(とうろく)と お知(し)らせを 見(み)ます。\
            見(み)たことは「あなたの 情報(じょうほう)」の ページで わかります。
            LINEの 番号(ばんごう)と 文(ぶん)は 暗号(あんごう)にして しまっておきます。だれにも 見(み)せません。返事(へんじ)と お知(し)らせを 送(おく)る ため だけに 使(つか)います。
            「忘(わす)れてほしい」を おすと、登録(とうろく)を おわります。情報(じょうほう)は もう 見(み)せません。使(つか)いません。
            この チャットは 機械(きかい)が 答(こた)えます。人(ひと)は 読(よ)みません。
            """,
        en: """
            We keep your municipality (postal code), your child's birth date or due date, how you want to receive \
            messages, your LINE identifier, and the sentences that you send to this chat. A location is used only to \
            answer you; of it we keep the municipality.
            Municipality, dates and settings are used to choose messages, to issue your support pass and set its last \
            day, and for counts in which nobody is recognisable.
            A shop sees your pass only when you show it, and learns only that it is valid today.
            Only when you give an office your registration number or recovery code does somebody there see your \
            registration and messages, with the purpose recorded. “Your data” shows you that they looked.
            Your LINE identifier and sentences are stored encrypted, shown to nobody, and used only to answer you and \
            to send you messages.
            If you choose “Forget us”, your registration ends and what you told us is no longer shown or used.
            This chat answers automatically. Nobody reads it.
            """)
}
