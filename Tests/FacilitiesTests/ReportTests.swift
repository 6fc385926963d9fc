import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Facilities

@Suite("What families and keepers report")
struct ReportTests {
    private let place = Example.nursery
    private let today = Example.today
    private let office = Example.yokohama
    private var published: PlacePublished {
        PlacePublished(
            place: place, dataset: Example.nurseries, provenance: Example.openData, by: .list,
            record: Example.nurseryRecord)
    }
    private var issued: KeeperLinkIssued {
        KeeperLinkIssued(place: place, link: Example.keeperLink, until: today.adding(days: 30))
    }

    private func reported(
        _ number: UInt128, _ mistake: MistakeKind, by voice: ReportVoice = .family, _ words: String? = nil
    ) -> MistakeReported {
        MistakeReported(
            place: place, report: ULID(bits: number), mistake: mistake, by: voice, words: words.map { .known($0) },
            on: today)
    }

    private func report(_ number: UInt128, _ mistake: MistakeKind, _ words: String? = nil) -> ReportMistake {
        ReportMistake(place: place, report: ULID(bits: number), mistake: mistake, words: words, today: today)
    }

    @Test("something else has to be said in words, which are few and of which a place gets only some")
    func words() {
        given(published).when(report(1, .other)).refuses(.noWords)
        given(published).when(report(1, .other, "")).refuses(.noWords)
        given(published).when(report(1, .other, String(repeating: "あ", count: 301))).refuses(.tooLong(most: 300))
        given(published).when(report(1, .other, "休園中です")).then(reported(1, .other, "休園中です"))
        given(published, reported(1, .other, "休園中です")).when(report(2, .other, "休園中です")).changesNothing()
        let many: [any Event] = [published] + (1...5).map { reported($0, .other, "\($0)") }
        given(many).when(report(9, .other, "9")).changesNothing()
        given(many).when(report(9, .hours)).then(reported(9, .hours))
    }

    @Test(
        "a keeper with a good link tells what changed; with a withdrawn or old one nothing, and it is not issued again")
    func keepers() {
        let tell = { (day: CivilDate, words: String?) in
            TellAsKeeper(
                place: place, link: Example.keeperLink, report: ULID(bits: 1), mistake: .dates, words: words, today: day
            )
        }
        given(published, issued).when(tell(today, "12月12日")).then(reported(1, .dates, by: .keeper, "12月12日"))
        given(published, issued, reported(1, .dates, by: .keeper, "12月12日")).when(tell(today, "12月12日"))
            .changesNothing()
        given(published, issued).when(tell(today, nil)).refuses(.noWords)
        given(published, issued).when(tell(issued.until.adding(days: 1), "12月12日")).refuses(.expiredLink(issued.until))
        let withdraw = WithdrawKeeperLink(place: place, link: Example.keeperLink, office: office, today: today)
        let withdrawn = KeeperLinkWithdrawn(place: place, link: Example.keeperLink, on: today)
        given(published, issued).when(withdraw).then(withdrawn)
        given(published, issued, withdrawn).when(withdraw).changesNothing()
        given(published).when(withdraw).refuses(.unknownLink)
        given(published, issued, withdrawn).when(tell(today, "12月12日")).refuses(.unknownLink)
        let issue = IssueKeeperLink(place: place, link: Example.keeperLink, until: issued.until, office: office)
        given(published, issued, withdrawn).when(issue).changesNothing()
    }

    @Test("a family's report and a keeper's of the same kind are both kept")
    func voices() {
        given(published, issued, reported(1, .closed))
            .when(
                TellAsKeeper(
                    place: place, link: Example.keeperLink, report: ULID(bits: 2), mistake: .closed, words: nil,
                    today: today)
            )
            .then(reported(2, .closed, by: .keeper))
    }
}
