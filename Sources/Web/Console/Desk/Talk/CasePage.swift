import Consultations
import EventModel
import Events
import Projections

/// One consultation with its words, what the desk noted, and what may be done now.
struct CasePage: ConsolePage {
    static let template = "console.desk.case"
    static let room = ConsoleRoom.desk
    let head: CaseHead
    let purpose: String
    let reading: String
    let others: [DeskLine]
    let hasOthers: Bool
    let messages: [Message]
    let hasMessages: Bool
    /// Whether the client is writing.
    let isTyping: Bool
    let writing: Writing?
    let notes: [Note]
    let note: NoteForm
    let crisis: CaseCrisis?
    let life: CaseLife
    let disclosure: CaseDisclosures
    let keeping: CaseKeeping?
    let review: CaseReview?
    let reads: [Read]
    let script: String
    let style: String
    let done: String?
    let fault: String?

    var windowTitle: String? { head.theme }

    struct Message: Sendable {
        let id: String
        let isOfClient: Bool
        let who: String
        let time: String
        let words: String?
        let photo: String?
        let crisis: [String]
    }

    /// Where the counsellor writes.
    struct Writing: Sendable {
        let id: String
        let words: String
        /// Names what is kept in the browser until it is sent: one for each person and consultation.
        let draft: String
        let replies: [Prepared]
        let hasReplies: Bool
        let knowledge: [Prepared]
        let hasKnowledge: Bool
    }

    struct Prepared: Sendable {
        let id: String
        let title: String
        let words: String
    }

    struct Note: Sendable {
        let id: String
        let who: String
        let time: String
        let words: String
    }

    struct NoteForm: Sendable {
        let id: String
        let words: String
    }

    struct Read: Sendable {
        let who: String
        let office: String
        let time: String
        let purpose: String
    }

    init(
        _ head: CaseHead, _ source: CaseSource, purpose: CaseReading, done: String?, fault: String?, typed: CaseTyped
    ) {
        self.head = head
        self.purpose = purpose.rawValue
        reading = source.say("desk-case.read-for", ["purpose": source.say(DeskWords.reading(purpose))])
        others = source.mine.filter { $0.consultation != source.row.consultation }.map { DeskLine($0, source.room) }
        hasOthers = !others.isEmpty
        messages = source.state.messages.map { Message($0, source, head.path, purpose) }
        hasMessages = !messages.isEmpty
        isTyping = source.isTyping
        writing = head.isMine ? Writing(source, typed) : nil
        notes = Self.notes(source)
        note = NoteForm(id: typed.note?.id ?? "\(source.freshID())", words: typed.note?.words ?? "")
        crisis = CaseCrisis(source)
        life = CaseLife(source, head, typed)
        disclosure = CaseDisclosures(source, head, typed)
        keeping = source.isLead ? CaseKeeping(source) : nil
        review = CaseReview(source, purpose, typed)
        reads = source.state.reads.reversed().map {
            Read(
                who: source.name($0.staff), office: source.offices[$0.office] ?? "–", time: Console.moment($0.at),
                purpose: source.say(DeskWords.reading($0.purpose)))
        }
        script = source.room.console.writer.assets.path(of: .desk)
        style = source.room.console.writer.assets.path(of: .deskStyle)
        self.done = done
        self.fault = fault
    }

    /// Notes and what was said when it was handed over, the newest first.
    private static func notes(_ source: CaseSource) -> [Note] {
        let written = source.state.notes.map {
            (
                $0.at,
                Note(
                    id: "\($0.id)", who: source.name($0.staff), time: Console.moment($0.at), words: $0.words.value ?? ""
                )
            )
        }
        let handed = source.state.handovers.map { handover in
            let to = handover.to.map { source.name($0) } ?? source.offices[handover.office] ?? "–"
            let who = source.say("desk-case.handed", ["from": source.name(handover.from), "to": to])
            return (
                handover.at,
                Note(
                    id: "\(handover.from)-\(handover.at)", who: who, time: Console.moment(handover.at),
                    words: handover.note?.value ?? "")
            )
        }
        return (written + handed).sorted { $0.0 > $1.0 }.map(\.1)
    }
}

extension CasePage.Message {
    init(_ message: Case.Message, _ source: CaseSource, _ path: String, _ purpose: CaseReading) {
        id = "\(message.id)"
        isOfClient = message.isOfClient
        who = message.staff.map { source.name($0) } ?? source.say("desk-case.client")
        time = Console.moment(message.at)
        let said = message.words.value ?? ""
        words = said.isEmpty ? nil : said
        photo = message.photo.map { "\(path)/photo/\($0)?purpose=\(purpose.rawValue)" }
        crisis = message.crisis.map { source.say(DeskWords.crisis($0)) }
    }
}

extension CasePage.Writing {
    init(_ source: CaseSource, _ typed: CaseTyped) {
        id = typed.message?.id ?? "\(source.freshID())"
        words = typed.message?.words ?? ""
        draft = "\(source.me) \(source.row.consultation)"
        func prepared(_ kind: PreparedKind) -> [CasePage.Prepared] {
            source.prepared.filter { $0.kind == kind }.map {
                CasePage.Prepared(id: "\($0.reply)", title: $0.title, words: $0.words)
            }
        }
        replies = prepared(.reply)
        hasReplies = !replies.isEmpty
        knowledge = prepared(.knowledge)
        hasKnowledge = !knowledge.isEmpty
    }
}
