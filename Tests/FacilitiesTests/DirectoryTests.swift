import Calendar
import Crypto
import EventModel
import Events
import Support
import Testing

@testable import Facilities

@Suite("The directory's decisions")
struct DirectoryTests {
    private let place = Example.nursery
    private let today = Example.today
    private let office = Example.yokohama
    private var published: PlacePublished {
        PlacePublished(
            place: place, dataset: Example.nurseries, provenance: Example.openData, by: .list,
            record: Example.nurseryRecord)
    }
    private var twin: PlacePublished {
        PlacePublished(
            place: Example.cafeteria, dataset: DatasetID(office: Example.prefecture, kind: .childcare),
            provenance: Example.openData, by: .list, record: Example.nurseryRecord)
    }

    @Test("an office publishes a place by hand once, however often the form is sent, and only while it is open")
    func publish() {
        let publish = PublishPlace(
            office: office, record: Example.nurseryRecord, source: "窓口", form: Example.report, today: today)
        let opened = OfficeOpened(office: office, name: "横浜市")
        let fact = PlacePublished(
            place: publish.place, dataset: DatasetID(office: office, kind: .entered),
            provenance: Provenance(source: "窓口", licence: "", asOf: today), by: .office,
            record: Example.nurseryRecord)
        given(opened).when(publish).then(fact)
        given(opened, fact).when(publish).changesNothing()
        given(opened, OfficeClosed(office: office)).when(publish).refuses(.officeNotOpen(office))
    }

    @Test("only the office that answers for a place corrects, confirms and closes it")
    func ownOffice() {
        let ward = Example.nakaWardOffice
        var record = Example.nurseryRecord
        record.contact?.telephone = "045-000-9999"
        let correct = { (office: OfficeID) in
            CorrectPlace(
                place: place, office: office, record: record, seen: Example.nurseryRecord, source: "電話", today: today)
        }
        given(published).when(correct(ward)).refuses(.notYours(answers: office))
        given(published).when(ConfirmPlace(place: place, office: ward, today: today))
            .refuses(.notYours(answers: office))
        given(published).when(ClosePlace(place: place, office: ward, reason: .ended, today: today))
            .refuses(.notYours(answers: office))
        given(published).when(correct(office)).then(
            PlaceCorrected(
                place: place, dataset: Example.nurseries,
                provenance: Provenance(source: "電話", licence: "", asOf: today), by: .office, record: record))
        given().when(correct(office)).refuses(.unknown(place))
    }

    @Test("a correction made on an older state is refused")
    func changedSince() {
        var newer = Example.nurseryRecord
        newer.capacity = 90
        let fact = PlaceCorrected(
            place: place, dataset: Example.nurseries, provenance: Example.openData, by: .list, record: newer)
        var wanted = Example.nurseryRecord
        wanted.about = "…"
        given(published, fact)
            .when(
                CorrectPlace(
                    place: place, office: office, record: wanted, seen: Example.nurseryRecord, source: "", today: today)
            )
            .refuses(.changedSince)
    }

    @Test("a newer list overrides a correction by hand only in what the list itself changed")
    func merge() {
        var byHand = Example.nurseryRecord
        byHand.contact?.telephone = "045-000-9999"
        byHand.capacity = 61
        var newer = Example.nurseryRecord
        newer.capacity = 90
        let facts: [any Event] = [
            published,
            PlaceCorrected(
                place: place, dataset: Example.nurseries, provenance: Example.openData, by: .office, record: byHand),
            PlaceCorrected(
                place: place, dataset: Example.nurseries, provenance: Example.openData, by: .list, record: newer),
        ]
        let state = Directory.fold.state(after: facts)
        #expect(state[place]?.current.contact?.telephone == "045-000-9999")
        #expect(state[place]?.current.capacity == 90 && state[place]?.listed == newer)
    }

    @Test("places that look alike are only proposed; an office that answers for one of them decides, or the prefecture")
    func duplicates() {
        let notice = NoticeDuplicate(first: place, second: Example.cafeteria, sign: .nameAndAddress, metres: 3)
        let noticed = DuplicateNoticed(first: place, second: Example.cafeteria, sign: .nameAndAddress, metres: 3)
        given(published, twin).when(notice).then(noticed)
        let merge = MergePlaces(keeping: place, merging: Example.cafeteria, office: office)
        given(published, twin, noticed).when(merge)
            .then(PlacesMerged(kept: place, merged: Example.cafeteria, office: office))
        given(published, twin).when(
            MergePlaces(keeping: place, merging: Example.cafeteria, office: Example.hakoneOffice)
        )
        .refuses(.notYours(answers: office))
        given(published, twin).when(MergePlaces(keeping: place, merging: place, office: office)).refuses(.samePlace)
        let dismissed = DuplicateDismissed(first: Example.cafeteria, second: place, office: Example.prefecture)
        given(published, twin, noticed)
            .when(DismissDuplicate(first: Example.cafeteria, second: place, office: Example.prefecture))
            .then(dismissed)
        given(published, twin, noticed, dismissed).when(notice).changesNothing()
    }

    @Test("a mistake is reported once for each kind until an office has looked at it")
    func mistakes() {
        let report = ReportMistake(place: place, report: Example.report, mistake: .hours, today: today)
        let reported = MistakeReported(
            place: place, report: Example.report, mistake: .hours, by: .family, words: nil, on: today)
        given(published).when(report).then(reported)
        given(published, reported)
            .when(ReportMistake(place: place, report: Example.keeperLink, mistake: .hours, today: today))
            .changesNothing()
        let settled = MistakeSettled(place: place, report: Example.report, outcome: .corrected, on: today)
        let settle = SettleMistake(
            place: place, report: Example.report, outcome: .corrected, office: office, today: today)
        given(published, reported).when(settle).then(settled)
        given(published).when(settle).refuses(.unknownReport)
        given(published, reported, settled)
            .when(ReportMistake(place: place, report: Example.keeperLink, mistake: .hours, today: today))
            .then(
                MistakeReported(
                    place: place, report: Example.keeperLink, mistake: .hours, by: .family, words: nil, on: today))
    }

    @Test("a keeper confirms with a link of the place until its last day")
    func keeper() {
        let until = today.adding(days: 30)
        let issued = KeeperLinkIssued(place: place, link: Example.keeperLink, until: until)
        given(published)
            .when(IssueKeeperLink(place: place, link: Example.keeperLink, until: until, office: office)).then(issued)
        let confirm = { ConfirmAsKeeper(place: place, link: Example.keeperLink, today: $0) }
        given(published, issued).when(confirm(until))
            .then(PlaceConfirmed(place: place, dataset: Example.nurseries, by: .keeper, on: until))
        given(published, issued).when(confirm(until.adding(days: 1))).refuses(.expiredLink(until))
        given(published).when(confirm(today)).refuses(.unknownLink)
    }

    @Test("a keeper's link is good for its place and secret only, and every changed character makes it void")
    func signature() {
        let secret = SymmetricKey(data: Array("a secret of thirty-two bytes.....".utf8))
        let link = KeeperLink(place: place, link: Example.keeperLink)
        let text = link.text(signedWith: secret)
        #expect(KeeperLink(text, signedWith: secret) == link)
        #expect(KeeperLink(text, signedWith: SymmetricKey(size: .bits256)) == nil)
        for index in text.indices {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "1" ? "2" : "1")
            #expect(KeeperLink(changed, signedWith: secret) == nil)
        }
    }
}
