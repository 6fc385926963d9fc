import Calendar
import Consultations
import Events

/// The words of a crisis by their families, and the lines of help.
struct HelpPage: ConsolePage {
    static let template = "console.desk.crisis"
    static let room = ConsoleRoom.crisis
    let kinds: [Kind]
    let seen: Int
    let lines: [Line]
    let tried: String
    let found: [String]
    let hasFound: Bool
    let isFoundNothing: Bool
    let fault: String?
    let isDone: Bool

    struct Kind: Sendable {
        let value: String
        let title: String
        let added: String
        let builtIn: [DeskChoice]
        let count: Int
    }

    struct Line: Sendable {
        let key: String
        let seen: Int
        let title: String
        let state: String
        let isShown: Bool
        let numbers: String
        let hours: String
        let audience: String
        let situations: [DeskChoice]
        let source: String
        let confirmed: String
    }

    init(
        terms: [CrisisTerm], lines: [HelpLine], _ changes: Care.Changes, _ form: Form?,
        tried: (words: String, found: [String])?, today: CivilDate, fault: String?, isDone: Bool, _ say: Speech
    ) {
        let dropped = form.map { Set($0.all("drop")) } ?? Set(changes.terms.removals.map(Self.value))
        kinds = CrisisKind.allCases.map { kind in
            let own = terms.filter { $0.kind == kind }
            return Kind(
                value: kind.rawValue, title: say(DeskWords.crisis(kind)),
                added: form?["add-\(kind.rawValue)"]
                    ?? changes.terms.additions.filter { $0.kind == kind }.map(\.term).joined(separator: "\n"),
                builtIn: own.map {
                    DeskChoice(Self.value(of: $0), $0.term, isChosen: dropped.contains(Self.value(of: $0)))
                }, count: own.count)
        }
        seen = changes.terms.revision
        self.lines = HelpLines(builtIn: lines, changes: changes.lines).all.map {
            Line($0, seen: changes.lines[$0.key]?.revision ?? 0, say)
        }
        self.tried = tried?.words ?? ""
        found = tried?.found ?? []
        hasFound = !found.isEmpty
        isFoundNothing = tried != nil && found.isEmpty
        self.fault = fault
        self.isDone = isDone
    }

    /// How a term is named in a form.
    static func value(of term: CrisisTerm) -> String { "\(term.kind.rawValue) \(term.term)" }
}

extension HelpPage.Line {
    init(_ line: HelpLine, seen: Int, _ say: Speech) {
        key = "\(line.key)"
        self.seen = seen
        title = line.name[.japanese]
        state =
            switch line.standing {
            case .known: say("desk-help.known")
            case .confirmed: say("desk-help.confirmed")
            case .unconfirmed: say("desk-help.unconfirmed")
            }
        isShown = line.isShown
        numbers = line.numbers.joined(separator: " ")
        hours = line.hours.description.replacing("; ", with: "\n")
        audience = line.forWhom[.japanese]
        situations = HelpSituation.allCases.map {
            DeskChoice($0.rawValue, say(Self.name(of: $0)), isChosen: line.ranks[$0] != nil)
        }
        source = line.source
        confirmed = line.confirmedOn.map { "\($0)" } ?? ""
    }

    private static func name(of situation: HelpSituation) -> TextName {
        switch situation {
        case .danger: "desk-help.danger"
        case .illness: "desk-help.illness"
        case .parent: "desk-help.parent"
        case .child: "desk-help.child"
        }
    }
}
