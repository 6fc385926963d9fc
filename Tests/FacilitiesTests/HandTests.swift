import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Facilities

@Suite("What offices enter by hand")
struct HandTests {
    private let place = Example.nursery
    private let today = Example.today
    private let office = Example.yokohama
    private let opened = OfficeOpened(office: Example.yokohama, name: "横浜市")
    private var published: PlacePublished {
        PlacePublished(
            place: place, dataset: Example.nurseries, provenance: Example.openData, by: .list,
            record: Example.nurseryRecord)
    }

    @Test("a place closes on a day that has come, comes back as it was, and an older form does neither again")
    func closing() {
        let close = { (day: CivilDate, seen: Int?) in
            ClosePlace(place: place, office: office, reason: .ended, on: day, today: today, seen: seen)
        }
        let yesterday = today.adding(days: -1)
        let closed = PlaceClosed(place: place, dataset: Example.nurseries, by: .office, reason: .ended, on: yesterday)
        given(published).when(close(yesterday, 0)).then(closed)
        given(published).when(close(today.adding(days: 1), 0)).refuses(.inFuture(today.adding(days: 1)))
        let reopen = { ReopenPlace(place: place, office: office, today: today, seen: $0) }
        let reopened = PlaceReopened(place: place, dataset: Example.nurseries, on: today)
        given(published, closed).when(reopen(1)).then(reopened)
        given(published).when(reopen(0)).changesNothing()
        given(published, closed, reopened).when(close(yesterday, 0)).refuses(.changedSince)
        given(published, closed, reopened, closed).when(reopen(1)).refuses(.changedSince)
        given(published, closed).when(ReopenPlace(place: place, office: Example.hakoneOffice, today: today))
            .refuses(.notYours(answers: office))
    }

    @Test("two places that were merged by mistake come apart again, and the proposal's form does not merge them twice")
    func unmerged() {
        let other = Example.cafeteria
        let twin = PlacePublished(
            place: other, dataset: DatasetID(office: office, kind: .entered), provenance: Example.openData, by: .office,
            record: Example.nurseryRecord)
        let noticed = DuplicateNoticed(first: place, second: other, sign: .nameAndAddress, metres: 0)
        let merged = PlacesMerged(kept: place, merged: other, office: office)
        let merge = MergePlaces(keeping: place, merging: other, office: office, onlyAsProposed: true)
        given(published, twin, noticed).when(merge).then(merged)
        given(published, twin).when(merge).refuses(.changedSince)
        let reopened = PlaceReopened(place: other, dataset: twin.dataset, on: today)
        given(published, twin, noticed, merged).when(ReopenPlace(place: other, office: office, today: today, seen: 1))
            .then(reopened)
        given(published, twin, noticed, merged, reopened).when(merge).refuses(.changedSince)
        given(published, twin, noticed, merged)
            .when(DismissDuplicate(first: place, second: other, office: office)).refuses(.changedSince)
    }

    @Test("vacancies are counted by hand with their day, which has come, and the same count again adds nothing")
    func vacancies() {
        let ages = [
            AgeVacancies(age: 0, free: 2, waiting: nil, enrolled: 6),
            AgeVacancies(age: 1, free: 0, waiting: 3, enrolled: 9),
        ]
        let count = { (office: OfficeID, day: CivilDate, ages: [AgeVacancies]) in
            CountVacancies(place: place, office: office, counts: ages, on: day, source: "電話", today: today)
        }
        let counted = VacanciesCounted(
            dataset: Example.nurseries, on: today, provenance: Provenance(source: "電話", licence: "", asOf: today),
            counts: [PlaceVacancies(place: place, ages: ages)])
        given(published).when(count(office, today, ages.reversed())).then(counted)
        given(published, counted).when(count(office, today, ages)).changesNothing()
        given(published).when(count(office, today.adding(days: 1), ages)).refuses(.inFuture(today.adding(days: 1)))
        given(published).when(count(office, today, [])).refuses(.noCounts)
        given(published).when(count(Example.hakoneOffice, today, ages)).refuses(.notYours(answers: office))
    }

    @Test("a gathering is published by hand once, corrected as it was seen, and cancelled once")
    func gatherings() {
        let publish = PublishByHand<ListedGatherings>(
            office: office, record: Example.storyHourRecord, source: "窓口", form: Example.report, today: today)
        let provenance = Provenance(source: "窓口", licence: "", asOf: today)
        let dataset = DatasetID(office: office, kind: .entered)
        let fact = GatheringPublished(
            gathering: publish.id, dataset: dataset, provenance: provenance, by: .office,
            record: Example.storyHourRecord)
        given(opened).when(publish).then(fact)
        given(opened, fact).when(publish).changesNothing()
        given().when(publish).refuses(.officeNotOpen(office))
        var backwards = Example.storyHourRecord
        backwards.days.until = backwards.days.from.adding(days: -1)
        let wrong = PublishByHand<ListedGatherings>(
            office: office, record: backwards, source: "", form: Example.report, today: today)
        given(opened).when(wrong).refuses(.endsBeforeStart)

        var moved = Example.storyHourRecord
        moved.venue = "本牧図書館"
        let correct = { (office: OfficeID, seen: Gathering) in
            CorrectByHand<ListedGatherings>(
                id: publish.id, office: office, record: moved, seen: seen, source: "窓口", today: today)
        }
        given(fact).when(correct(office, Example.storyHourRecord)).then(
            GatheringChanged(
                gathering: publish.id, dataset: dataset, provenance: provenance, by: .office, record: moved))
        given(fact).when(correct(office, backwards)).refuses(.changedSince)
        given(fact).when(correct(Example.hakoneOffice, Example.storyHourRecord)).refuses(.notYours(answers: office))
        let end = WithdrawByHand<ListedGatherings>(id: publish.id, office: office, reason: .ended, today: today)
        let ended = GatheringCancelled(
            gathering: publish.id, dataset: dataset, by: .office, reason: .ended, on: today)
        given(fact).when(end).then(ended)
        given(fact, ended).when(end).changesNothing()
        given(fact, ended).when(correct(office, Example.storyHourRecord)).refuses(.notShown)
    }

    @Test("a gathering or scheme comes back as it was, and an older form neither takes it out nor brings it back")
    func reopening() {
        let events = DatasetID(office: office, kind: .events)
        let published = GatheringPublished(
            gathering: Example.storyHour, dataset: events, provenance: Example.openData, by: .list,
            record: Example.storyHourRecord)
        let cancel = {
            WithdrawByHand<ListedGatherings>(
                id: Example.storyHour, office: office, reason: .ended, today: today, seen: $0)
        }
        let reopen = { ReopenByHand<ListedGatherings>(id: Example.storyHour, office: office, today: today, seen: $0) }
        let cancelled = GatheringCancelled(
            gathering: Example.storyHour, dataset: events, by: .office, reason: .ended, on: today)
        let reopened = GatheringReopened(gathering: Example.storyHour, dataset: events, on: today)
        given(published, cancelled).when(reopen(1)).then(reopened)
        given(published).when(reopen(0)).changesNothing()
        given(published, cancelled, reopened).when(reopen(1)).changesNothing()
        given(published, cancelled, reopened).when(cancel(0)).refuses(.changedSince)
        given(published, cancelled, reopened).when(cancel(2)).then(cancelled)
        given(published, cancelled, reopened, cancelled).when(reopen(1)).refuses(.changedSince)
        given(published, cancelled)
            .when(ReopenByHand<ListedGatherings>(id: Example.storyHour, office: Example.hakoneOffice, today: today))
            .refuses(.notYours(answers: office))

        let schemes = DatasetID(office: office, kind: .schemes)
        let offered = SchemePublished(
            scheme: Example.allowance, dataset: schemes, provenance: Example.openData, by: .list,
            record: Example.allowanceRecord)
        let withdrawn = SchemeWithdrawn(
            scheme: Example.allowance, dataset: schemes, by: .office, reason: .ended, on: today)
        given(offered, withdrawn)
            .when(ReopenByHand<ListedSchemes>(id: Example.allowance, office: office, today: today, seen: 1))
            .then(SchemeReopened(scheme: Example.allowance, dataset: schemes, on: today))
    }

    @Test("a scheme needs a name, and days that do not end before they begin")
    func schemes() {
        let publish = { (record: SupportScheme) in
            PublishByHand<ListedSchemes>(
                office: office, record: record, source: "", form: Example.report, today: today)
        }
        given(opened).when(publish(SupportScheme(title: " "))).refuses(.noName)
        var backwards = Example.allowanceRecord
        backwards.shownUntil = backwards.shownFrom?.adding(days: -1)
        given(opened).when(publish(backwards)).refuses(.endsBeforeStart)
    }
}
