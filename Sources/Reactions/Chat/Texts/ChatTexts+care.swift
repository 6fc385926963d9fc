import Households

extension ChatTexts {
    /// Where help is. Only numbers that were confirmed with their providers stand here.
    enum Care {
        static let crisisDanger = Words(
            """
            つらいことを打ち明けてくださって、ありがとうございます。この返信は言葉に反応した自動の案内で、このチャットを人は読んでいません。
            今、命や体に危険があるとき
            警察 110　救急 119
            子育てがつらいとき・子ども自身の相談（24時間・無料・匿名でも）
            189（いちはやく）
            24時間子供SOSダイヤル
            0120-0-78310
            ひとりで抱えず、今すぐお電話ください。
            """,
            easy: """
                話(はな)してくれて ありがとうございます。これは 機械(きかい)の 返事(へんじ)です。人(ひと)は 読(よ)んでいません。
                今(いま) あぶない ときは
                警察(けいさつ) 110　救急車(きゅうきゅうしゃ) 119
                つらい とき・子(こ)どもの 相談(そうだん)（24時間(じかん)・お金(かね)は いりません・名前(なまえ)も いりません）
                189
                24時間(じかん)子供(こども)SOS 0120-0-78310
                今(いま)すぐ 電話(でんわ)してください。
                """,
            en: """
                Thank you for telling us. This is an automatic reply to your words; nobody reads this chat.
                If anyone is in danger now
                Police 110, ambulance 119
                If caring for a child is too much, or you are a child who needs help (24 hours, free, no name needed)
                189
                24-hour children's SOS line: 0120-0-78310
                You are not alone. Please call now.
                """)
        static let crisisMedical = Words(
            """
            この返信は言葉に反応した自動の案内で、このチャットを人は読んでいません。
            息をしていない・意識がない・けいれんが続くときは、すぐに
            119（救急車）
            救急車を呼ぶか迷うとき（24時間）
            #7119
            お子さまの急病で受診を迷うとき（毎日18時～翌8時）
            #8000 または 050-3490-3742
            危険を感じるときは 110、子どもの安全が心配なときは 189、子ども自身の相談は 0120-0-78310 へ。
            """,
            easy: """
                これは 機械(きかい)の 返事(へんじ)です。人(ひと)は 読(よ)んでいません。
                息(いき)が ない・話(はな)しかけても 起(お)きない・体(からだ)が ふるえ続(つづ)ける ときは、すぐに
                119（救急車(きゅうきゅうしゃ)）
                救急車(きゅうきゅうしゃ)を よぶか まよう とき（24時間(じかん)） #7119
                子(こ)どもの 病気(びょうき)（毎日(まいにち) 18時(じ)から 朝(あさ)8時(じ)） #8000 か 050-3490-3742
                あぶない ときは 110、子(こ)どもが 心配(しんぱい)な ときは 189、子(こ)どもの 相談(そうだん)は 0120-0-78310
                """,
            en: """
                This is an automatic reply to your words; nobody reads this chat.
                Not breathing, unconscious or convulsions that go on: call at once
                119 (ambulance)
                Not sure whether to call an ambulance (24 hours): #7119
                A child is suddenly ill (every day 18:00 to 8:00): #8000 or 050-3490-3742
                In danger: 110. Worried about a child's safety: 189. For children: 0120-0-78310.
                """)
        static let consult = Words("相談する", easy: "相談(そうだん)する", en: "Get advice")
        static let consultations = Words(
            """
            相談できるところ
            ・子育てがつらい、子どものことが心配：189（24時間・無料・匿名でも）
            ・いじめや学校の悩み：24時間子供SOSダイヤル 0120-0-78310
            ・お子さまの急病：#8000 または 050-3490-3742（毎日18時～翌8時）
            ・救急車を呼ぶか迷う：#7119（24時間）
            ・文字で相談：LINE「親子のための相談LINE」（時間は地域によります）
            ・妊娠や育児の相談：お住まいの市区町村の保健師
            今すぐ危険があるときは 110、急病やけがは 119 へ。このチャットを人は読んでいません。
            """,
            easy: """
                相談(そうだん)できる ところ
                ・つらい、子(こ)どもが 心配(しんぱい)：189（24時間(じかん)・お金(かね)は いりません）
                ・いじめ、学校(がっこう)：0120-0-78310（24時間(じかん)）
                ・子(こ)どもの 急(きゅう)な 病気(びょうき)：#8000 か 050-3490-3742（18時(じ)から 朝(あさ)8時(じ)）
                ・救急車(きゅうきゅうしゃ)を よぶか まよう：#7119（24時間(じかん)）
                ・文字(もじ)で 相談(そうだん)：LINE「親子のための相談LINE」
                ・妊娠(にんしん)や 子(こ)そだて：住(す)んでいる まちの 保健師(ほけんし)
                あぶない ときは 110、病気(びょうき)や けがは 119。この チャットを 人(ひと)は 読(よ)みません。
                """,
            en: """
                Where you can get advice
                • Caring is hard, or you worry about a child: 189 (24 hours, free, no name needed)
                • Bullying or school: 24-hour children's SOS line 0120-0-78310
                • A child is suddenly ill: #8000 or 050-3490-3742 (every day 18:00 to 8:00)
                • Not sure whether to call an ambulance: #7119 (24 hours)
                • In writing: the LINE account 親子のための相談LINE (hours depend on the municipality)
                • Pregnancy and childcare: the public health nurses of your municipality
                In danger now: 110. Sudden illness or injury: 119. Nobody reads this chat.
                """)
    }
}
