import Calendar
import Consultations
import EventModel
import EventStore
import Events

/// Two desks for consultations, the prefecture's and a city's, with texts for counsellors to start from.
struct DemoDesks: Sendable {
    let installation: Installation

    private static let offices = ["pref:14", "city:14130"]
    private static let hours = "月火水木金土 9:00-20:00; 祝 9:00-20:00; 12/29-1/3 休"

    private static let replies: [(kind: PreparedKind, title: String, words: String)] = [
        (.reply, "はじめに", "ご相談ありがとうございます。お話しできる範囲で、いまの様子を聞かせてください。"),
        (.reply, "お待たせしたとき", "お待たせしました。続きを聞かせてください。"),
        (.knowledge, "夜泣き・寝かしつけ", "産後ケア（宿泊・日帰り・訪問）は市町村の窓口へ。保健師の電話相談は平日に。"),
    ]

    func open() async throws {
        guard let hours = OpeningHours(Self.hours) else { return }
        let today = installation.world.now.date
        for office in Self.offices.compactMap({ OfficeID($0) }) {
            let setting = DeskSet(
                office: office, hours: hours, themes: ConsultationTheme.allCases, languages: Language.allCases,
                capacity: 3, silence: 10, keptDays: 1_095, notice: nil, on: today)
            try await decide(SetDesk(setting: setting))
            for reply in Self.replies {
                try await decide(
                    WriteReply(
                        written: ReplyWritten(
                            office: office, reply: installation.world.freshID(), kind: reply.kind,
                            title: reply.title, words: reply.words, on: today)))
            }
        }
    }

    private func decide(_ decision: some Decision) async throws {
        try await installation.log.execute(
            decision, as: Command(actor: "operator", id: installation.world.freshID()))
    }
}
