/// One thing that somebody in an office may be allowed to do.
package enum Permission: String, CaseIterable, Sendable {
    case seeCounts = "see-counts"
    case seeExactCounts = "see-exact-counts"
    case searchHousehold = "search-household"
    case viewHousehold = "view-household"
    case carePasses = "care-passes"
    case enterDates = "enter-dates"
    case editLocalNotes = "edit-local-notes"
    case editDirectory = "edit-directory"
    case settleMistakes = "settle-mistakes"
    case handleShops = "handle-shops"
    case decideShops = "decide-shops"
    case watchPasses = "watch-passes"
    case answerConsultations = "answer-consultations"
    case superviseDesk = "supervise-desk"
    case witnessDisclosures = "witness-disclosures"
    case editCrisisWords = "edit-crisis-words"
    case issueLinks = "issue-links"
    case approve
    case send
    case previewPhone = "preview-phone"
    case readOperationLog = "read-operation-log"
    case exportOperationLog = "export-operation-log"
    case manageStaff = "manage-staff"
    case manageOffices = "manage-offices"
    case changeSettings = "change-settings"
    case manageKeys = "manage-keys"
    case erase

    /// What the console and the docs call it.
    package var title: String {
        switch self {
        case .seeCounts: "件数を見る"
        case .seeExactCounts: "20未満の件数をそのまま見る"
        case .searchHousehold: "世帯を探す"
        case .viewHousehold: "世帯の登録内容を見る"
        case .carePasses: "子育て支援パスポートを止める・戻す"
        case .enterDates: "市町村の日程を入れる"
        case .editLocalNotes: "お知らせに地域の補足を書く"
        case .editDirectory: "施設・イベント・支援制度の一覧を直す"
        case .settleMistakes: "一覧の誤りの連絡に答える"
        case .handleShops: "パスポート協力店の届出と声を受ける"
        case .decideShops: "パスポート協力店を承認する・止める"
        case .watchPasses: "パスポートの気になる使われ方を確かめる"
        case .answerConsultations: "相談に答える"
        case .superviseDesk: "相談窓口を統括する"
        case .witnessDisclosures: "相談者の開示に立ち会う"
        case .editCrisisWords: "危機のことばと緊急の連絡先を直す"
        case .issueLinks: "登録用リンクを出す"
        case .approve: "承認する"
        case .send: "配信する・止める"
        case .previewPhone: "家庭の画面を試す"
        case .readOperationLog: "操作記録を見る"
        case .exportOperationLog: "操作記録をCSVで取り出す"
        case .manageStaff: "職員を管理する"
        case .manageOffices: "所属を管理する"
        case .changeSettings: "設定を変える"
        case .manageKeys: "鍵を管理する"
        case .erase: "データを消去する"
        }
    }

    /// The same in a sentence for the docs.
    package var meaning: String {
        switch self {
        case .seeCounts: "Registrations and deliveries as numbers; under 20 people only `<20`."
        case .seeExactCounts: "Numbers under 20 as they are. The purpose is asked and recorded."
        case .searchHousehold: "Only by registration number or recovery code. The purpose is asked and recorded."
        case .viewHousehold: "What is kept about a household. The purpose is asked and recorded."
        case .carePasses: "Revoking a household's support pass, and giving it back."
        case .enterDates: "Dates of a municipality, such as a nursery deadline."
        case .editLocalNotes: "What an office adds to a message of the stage catalogue for its own residents."
        case .editDirectory:
            "Places, gatherings and schemes that the office answers for: publishing, correcting, closing, merging, and "
                + "links for those who run a place."
        case .settleMistakes: "What families and keepers reported of the office's places: looked at, or set aside."
        case .handleShops:
            "Shops that take the support pass: what they applied with, entering one on its behalf, its link, and what "
                + "families complained of."
        case .decideShops: "Taking a shop in or not, publishing its changes, suspending it and ending its part."
        case .watchPasses:
            "Uses of passes that can't be one family's, under the pseudonym of a day: what became of them."
        case .answerConsultations:
            "The consultations of the office's own desk: taking, writing, handing over, closing. Every read is a "
                + "fact."
        case .superviseDesk:
            "The desk's hours, shifts and prepared texts, its counsellors' load, review by lot, holds, and saying yes "
                + "when a counsellor must know whose consultation it is."
        case .witnessDisclosures: "That another office learned whose consultation it was, and why."
        case .editCrisisWords: "The words at which help is offered at once, and the numbers that are shown."
        case .issueLinks: "Registration links of posters, clinics and offices."
        case .approve: "Yes or no to what others wrote."
        case .send: "Sending what was approved, and stopping it."
        case .previewPhone: "What a made-up family would see."
        case .readOperationLog: "Who did what, when and why."
        case .exportOperationLog: "The same as a file. Taking it is recorded."
        case .manageStaff: "Inviting, roles, April's rotation, suspending."
        case .manageOffices: "Opening and closing offices."
        case .changeSettings: "How the service is set up."
        case .manageKeys: "Making, changing and ending keys."
        case .erase: "Destroying a household's key, which cannot be undone."
        }
    }
}
