import Consultations
import Projections

/// What a supervisor looks at first.
struct DeskLeadPage: ConsolePage {
    static let template = "console.desk.lead"
    static let room = ConsoleRoom.desk
    let people: List<Person>
    let waiting: String
    let flagged: List<Line>
    let longest: List<Line>
    let silent: List<Line>
    let silence: String
    let taken: List<Line>
    let drawn: List<Line>
    let lot: String
    let held: List<Line>
    let closed: List<Line>
    let asked: List<Asked>
    let isDone: Bool

    /// Some of a kind, and whether there are any: templates can't ask a list.
    struct List<Element: Sendable>: Sendable {
        let lines: [Element]
        let any: Bool

        init(_ lines: some Sequence<Element>) {
            self.lines = Array(lines)
            any = !self.lines.isEmpty
        }
    }

    struct Person: Sendable {
        let name: String
        /// Has consultations, and does not sit at the desk.
        let isAway: Bool
        let count: Int
        let capacity: String
        let isFull: Bool
        /// How long the client waits who has waited longest for a word.
        let longest: String
    }

    struct Line: Sendable {
        let line: DeskLine
        let holder: String?

        init(_ line: DeskLine, holder: String?) {
            self.line = line
            self.holder = holder
        }
    }

    struct Asked: Sendable {
        let path: String
        let code: String
        let who: String
        let time: String
        let state: String
        let isOpen: Bool

        init(_ row: DisclosureRow, _ who: String, _ room: DeskRoom) {
            path = "/console/desk/\(row.consultation)"
            code = DeskLine.code(of: row.consultation)
            self.who = who
            time = Console.moment(row.at)
            let state: TextName =
                switch row.isAgreed {
                case nil: "desk-disclosure.open"
                case true?: "desk-disclosure.agreed"
                case false?: "desk-disclosure.refused"
                }
            self.state = room.say(state)
            isOpen = row.isAgreed == nil
        }
    }
}
