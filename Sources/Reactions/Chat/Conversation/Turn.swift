package import Calendar
package import Consultations
package import EventModel
package import Events
package import Households
package import Places

/// What the chat does with one thing that a family said.
package struct Turn: Sendable {
    /// To be carried out in this order, before anything is answered.
    package let decisions: [any Decision]
    /// A sentence about what was just said; nil if there is nothing to say about it.
    package let note: Note?
    /// What is asked or shown then; nil for no answer at all.
    package let prompt: Prompt?
    /// The kinds of crisis of which words were typed.
    package let noticing: Set<CrisisKind>

    init(
        _ decisions: [any Decision], note: Note? = nil, _ prompt: Prompt?, noticing: Set<CrisisKind> = []
    ) {
        self.decisions = decisions
        self.note = note
        self.prompt = prompt
        self.noticing = noticing
    }

    /// Only an answer.
    init(note: Note? = nil, _ prompt: Prompt, noticing: Set<CrisisKind> = []) {
        self.init([], note: note, prompt, noticing: noticing)
    }

    /// The turn where a search gave nothing to show.
    func notFound(_ request: SearchRequest) -> Turn {
        if case .words = request { return Turn(decisions, note: .notUnderstood, .next, noticing: noticing) }
        return Turn(decisions, .places)
    }

    /// Nothing to do and nobody to answer.
    static let silence = Turn([], nil)
}

/// A sentence about what a family just said.
package enum Note: Hashable, Sendable {
    case welcomeBack
    case consentFirst
    case lives(MunicipalityCode)
    case unknownPostalCode
    case placeNotUnderstood
    case movedAway
    case date(DateFault)
    case tooManyChildren
    case saved
    case removed
    case stopped
    case noTimeLeft
    case pauseNotPossible
    case paused(until: CivilDate)
    case resumed
    case condolence
    case cannotRead
    case notUnderstood
}

/// Why a date was not taken.
package enum DateFault: Hashable, Sendable {
    case noSuchDay
    case birthInFuture
    case serviceEnded
    case dueTooLongAgo
    case dueTooFarAhead

    init(_ fault: BirthDateFault) {
        self =
            switch fault {
            case .inFuture: .birthInFuture
            case .serviceEnded: .serviceEnded
            }
    }

    init(_ fault: DueDateFault) {
        self =
            switch fault {
            case .tooLongAgo: .dueTooLongAgo
            case .tooFarAhead: .dueTooFarAhead
            }
    }
}

/// What is asked or shown: a page of the chat. Its words follow from the facts when it is shown.
package enum Prompt: Hashable, Sendable {
    /// Whatever is missing; the menu if nothing is.
    case next
    case greeting
    case consent
    case residence
    case regions
    case region(String, page: Int)
    case wards(MunicipalityCode, page: Int)
    case which([MunicipalityCode], postalCode: PostalCode?)
    case confirmResidence(MunicipalityCode, postalCode: PostalCode?)
    case outside
    case family
    /// After a child or a pregnancy was told; the birth date for "and its twin".
    case moreChildren(after: CivilDate?)
    /// A date that may mean several things.
    case whatIs(CivilDate)
    case finished
    case menu
    case profile
    case child(ChildNumber)
    case endOfChild(ChildNumber)
    /// Why a message came.
    case why(String)
    case upcoming
    case topics
    case quietHours
    case languages
    case pauses
    case forgetting
    case forgotten
    case sharing
    case consultations
    case other
    /// The way to the support pass.
    case pass
    /// What to look for.
    case places
    case search(SearchRequest)
    case loss
    /// A loss was told of before there was anything to stop.
    case condolence
    case crisis(Crisis)
    /// Somebody confides in us: the way to a person.
    case confiding

    /// The name under which an answer is recorded. It stands in the clear, so whatever touches a hardship, or how help
    /// with one is reached, has one name.
    package var name: String {
        switch self {
        case .next: "next"
        case .greeting: "greeting"
        case .consent: "consent"
        case .residence: "residence"
        case .regions: "regions"
        case .region: "region"
        case .wards: "wards"
        case .which: "which-residence"
        case .confirmResidence: "confirm-residence"
        case .outside: "outside"
        case .family: "family"
        case .moreChildren: "more-children"
        case .whatIs: "what-is-date"
        case .finished: "finished"
        case .menu: "menu"
        case .profile: "profile"
        case .child: "child"
        case .why: "why"
        case .upcoming: "upcoming"
        case .topics: "topics"
        case .quietHours: "quiet-hours"
        case .languages: "languages"
        case .pauses: "pauses"
        case .forgotten: "forgotten"
        case .sharing: "sharing"
        case .other: "other"
        case .pass: "pass"
        case .places: "places"
        case .search: "search"
        case .crisis, .confiding, .loss, .condolence, .endOfChild, .forgetting, .consultations: "care"
        }
    }

    /// Whether a counsellor can be reached from the page.
    var leadsToAPerson: Bool {
        switch self {
        case .crisis, .confiding, .consultations: true
        default: false
        }
    }

    /// The page that is really shown to this household: what is missing comes first, and a child that is spoken of no
    /// more has no page.
    package func resolved(for family: Household) -> Prompt {
        switch self {
        case .crisis, .forgotten: return self
        case _ where family.isForgotten: return .forgotten
        case .next:
            switch family.nextQuestion {
            case .consent: return family.consent == nil ? .greeting : .consent
            case .residence: return .residence
            case .family: return .family
            case nil: return .menu
            }
        case .finished where !family.isComplete && family.nextQuestion != nil: return Prompt.next.resolved(for: family)
        case .child(let number), .endOfChild(let number):
            return family.openChildren.contains { $0.number == number } ? self : .profile
        default: return self
        }
    }
}
