import Consultations
import EventModel
import Events

/// A danger that was noticed, and what was done about it.
struct CaseCrisis: Sendable {
    let isFlagged: Bool
    let kinds: [String]
    let actions: [DeskChoice]
    let done: [Done]
    let hasDone: Bool

    struct Done: Sendable {
        let what: String
        let who: String
        let time: String
    }

    /// Nil where nothing was ever noticed.
    init?(_ source: CaseSource) {
        let state = source.state
        guard !state.crisis.isEmpty || state.isFlagged || !state.actions.isEmpty else { return nil }
        isFlagged = state.isFlagged
        kinds = CrisisKind.allCases.filter(state.crisis.contains).map { source.say(DeskWords.crisis($0)) }
        actions = CrisisAction.allCases.filter { state.isFlagged || !$0.lowersFlag }.map {
            DeskChoice($0.rawValue, source.say(DeskWords.action($0)), isChosen: $0.lowersFlag)
        }
        done = state.actions.reversed().map {
            Done(what: source.say(DeskWords.action($0.action)), who: source.name($0.staff), time: Console.moment($0.at))
        }
        hasDone = !done.isEmpty
    }
}

/// Whether it may be shredded, for who leads the desk.
struct CaseKeeping: Sendable {
    let hold: String?
    let reasons: [DeskChoice]

    init(_ source: CaseSource) {
        hold = source.state.hold.map { source.say(DeskWords.hold($0)) }
        reasons = HoldReason.allCases.map {
            DeskChoice($0.rawValue, source.say(DeskWords.hold($0)), isChosen: $0 == .disclosureRequest)
        }
    }
}

/// How it was led, for who leads the desk and reads it for that.
struct CaseReview: Sendable {
    let marks: [DeskChoice]
    let words: String
    let given: [Given]
    let hasGiven: Bool

    struct Given: Sendable {
        let mark: String
        let who: String
        let time: String
        let said: String?
    }

    init?(_ source: CaseSource, _ purpose: CaseReading, _ typed: CaseTyped) {
        guard source.isLead, purpose == .review else { return nil }
        marks = ReviewMark.allCases.map { DeskChoice($0.rawValue, source.say(DeskWords.mark($0))) }
        words = typed.review
        given = source.state.reviews.reversed().map {
            Given(
                mark: source.say(DeskWords.mark($0.mark)), who: source.name($0.staff), time: Console.moment($0.at),
                said: $0.words?.value)
        }
        hasGiven = !given.isEmpty
    }
}
