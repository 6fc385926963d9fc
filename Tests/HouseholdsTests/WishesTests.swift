import Calendar
import EventModel
import Events
import Households
import Support
import Testing

@Suite("What a family wishes")
struct WishesTests {
    private let paused = HouseholdPaused(household: family, until: date("2026-12-01"))
    private let resumed = HouseholdResumed(household: family)
    private let stopped = HouseholdStopped(household: family)
    private let forgotten = HouseholdForgotten(household: family)

    private func pause(until day: String) -> Pause { Pause(household: family, until: date(day), today: today) }

    @Test("a new family hears about everything but what has to be chosen")
    func usualTopics() {
        #expect(!Household().topics.contains(.singleParent))
        given(consented).when(ChooseTopics(household: family, topics: Topic.usual)).changesNothing()
    }

    @Test("topics are recorded in one order, once; none is a choice too")
    func topics() {
        let chosen = TopicsChosen(household: family, topics: [.checkup, .singleParent])
        let choose = ChooseTopics(household: family, topics: [.singleParent, .checkup])
        given(consented).when(choose).then(chosen)
        given(consented, chosen).when(choose).changesNothing()
        given(consented).when(ChooseTopics(household: family, topics: []))
            .then(TopicsChosen(household: family, topics: []))
    }

    @Test("topics are refused before consent, because some of them say something about the family")
    func topicsAfterConsent() {
        given().when(ChooseTopics(household: family, topics: [.singleParent])).refuses(.consentFirst)
    }

    @Test("quiet hours are 21:00–07:00 until others are set, and none can be wished")
    func quietHours() {
        #expect(Household().quietHours?.description == "21:00–07:00")
        given().when(SetQuietHours(household: family, hours: Household.usualQuietHours)).changesNothing()
        let late = DailyInterval(from: TimeOfDay(hour: 22, minute: 30)!, to: TimeOfDay(hour: 6, minute: 0)!)
        let set = QuietHoursSet(household: family, from: 1350, until: 360)
        given().when(SetQuietHours(household: family, hours: late)).then(set)
        given(set).when(SetQuietHours(household: family, hours: late)).changesNothing()
        let none = QuietHoursSet(household: family, from: 0, until: 0)
        given().when(SetQuietHours(household: family, hours: nil)).then(none)
        #expect(state(after: none).quietHours == nil)
    }

    @Test("quiet hours have to leave an hour of 9:00–20:00, in which messages are sent")
    func noTimeLeft() {
        func hours(_ from: String, _ until: String) -> SetQuietHours {
            SetQuietHours(household: family, hours: DailyInterval(from: TimeOfDay(from)!, to: TimeOfDay(until)!))
        }
        for (from, until) in [("09:00", "20:00"), ("0:00", "23:59"), ("19:01", "18:59"), ("09:30", "19:31")] {
            given().when(hours(from, until)).refuses(.noTimeLeft)
        }
        for (from, until) in [("10:00", "9:00"), ("20:00", "19:00"), ("09:30", "19:30")] {
            let (start, end) = (TimeOfDay(from)!.minutes, TimeOfDay(until)!.minutes)
            given().when(hours(from, until))
                .then(QuietHoursSet(household: family, from: Int(start), until: Int(end)))
        }
        // What stands in the log is kept: it may be said again, and be changed.
        let all = QuietHoursSet(household: family, from: 540, until: 1200)
        given(all).when(hours("09:00", "20:00")).changesNothing()
    }

    @Test("quiet hours in the log that are no times of day leave the usual ones in force")
    func badQuietHours() {
        let set = QuietHoursSet(household: family, from: -1, until: 9999)
        #expect(state(after: set).quietHours == Household.usualQuietHours)
    }

    @Test("a language is chosen once")
    func language() {
        let chosen = LanguageChosen(household: family, language: .easyJapanese)
        given().when(ChooseLanguage(household: family, language: .easyJapanese)).then(chosen)
        given(chosen).when(ChooseLanguage(household: family, language: .easyJapanese)).changesNothing()
        given().when(ChooseLanguage(household: family, language: .japanese)).changesNothing()
    }

    @Test("a pause ends after today and within a year")
    func pauseLimits() {
        given().when(pause(until: "2026-12-01")).then(paused)
        given(paused).when(pause(until: "2026-12-01")).changesNothing()
        given().when(pause(until: "2026-11-22")).refuses(.notAfterToday(today))
        given().when(pause(until: "2027-11-22")).then(HouseholdPaused(household: family, until: date("2027-11-22")))
        given().when(pause(until: "2027-11-23")).refuses(.tooLong(latest: date("2027-11-22")))
    }

    @Test("a pause is ended early; without one nothing changes")
    func resume() {
        given(paused).when(Resume(household: family)).then(resumed)
        given().when(Resume(household: family)).changesNothing()
    }

    @Test("only restarting ends a stop: pausing and resuming are refused")
    func stop() {
        given(paused).when(Stop(household: family)).then(stopped)
        given(stopped).when(Stop(household: family)).changesNothing()
        given(stopped).when(pause(until: "2026-12-01")).refuses(.stopped)
        given(stopped).when(Resume(household: family)).refuses(.stopped)
        given(stopped).when(Restart(household: family)).then(resumed)
        given(stopped, resumed).when(Restart(household: family)).changesNothing()
        given(paused).when(Restart(household: family)).changesNothing()
    }

    @Test("forgetting is recorded once")
    func forget() {
        given(consented).when(Forget(household: family)).then(forgotten)
        given(consented, forgotten).when(Forget(household: family)).changesNothing()
    }

    @Test("a forgotten family is not followed, unfollowed or counted again")
    func afterForgetting() {
        given(forgotten).when(FollowAccount(household: family, lineUser: "U1", at: 1)).refuses(.forgotten)
        given(forgotten).when(UnfollowAccount(household: family, at: 1)).refuses(.forgotten)
        given(forgotten).when(TellSource(household: family, source: Example.source)).refuses(.forgotten)
        given(forgotten).when(Restart(household: family)).refuses(.forgotten)
    }
}
