import Consultations
import Events
import Households
import Projections

/// What may be told of a consultation without a word of it.
struct CaseHead: Sendable {
    let path: String
    let code: String
    let theme: String
    let client: String
    let tongue: String?
    let place: String
    let stage: String
    let isWaiting: Bool
    let isClosed: Bool
    let isMine: Bool
    let isFlagged: Bool
    let urgency: String
    let opened: String
    let waits: String?
    let isHeld: Bool
    /// Changes with what may be done with it, so that an open page notices.
    let state: String

    init(_ row: ConsultationRow, holder: String?, isMine: Bool, place: String, _ room: DeskRoom) {
        let say = room.say
        path = "/console/desk/\(row.consultation)"
        code = DeskLine.code(of: row.consultation)
        theme = say(DeskWords.theme(row.theme))
        client = say(DeskWords.client(row.client))
        tongue = row.language == .japanese ? nil : row.language.ownName
        self.place = place
        stage =
            switch row.stage {
            case .waiting: say("desk-case.waiting")
            case .taken:
                isMine ? say("desk-case.mine") : say("desk-case.taken-by", ["name": holder ?? "–"])
            case .closed, .shredded:
                say("desk-case.closed", ["outcome": row.outcome.map { say(DeskWords.outcome($0)) } ?? "–"])
            }
        isWaiting = row.stage == .waiting
        isClosed = row.stage == .closed
        self.isMine = isMine
        isFlagged = row.isFlagged
        urgency = say(DeskWords.urgency(row.urgency))
        opened = Console.moment(row.openedAt)
        waits = row.owedSince.map { say("desk-case.waits", ["span": room.span(since: $0)]) }
        isHeld = row.isHeld
        state = "\(row.stage.rawValue) \(isMine) \(row.isFlagged) \(row.urgency.rawValue)"
    }
}

/// The door before a consultation that is not one's own: nothing of it is shown before somebody says what for.
struct CaseDoorPage: ConsolePage {
    static let template = "console.desk.door"
    static let room = ConsoleRoom.desk
    let head: CaseHead
    let mayTake: Bool
    let purposes: [DeskChoice]
    let script: String
    let style: String
    let done: String?
    let fault: String?

    var windowTitle: String? { head.theme }

    init(
        _ head: CaseHead, purposes: [CaseReading], mayTake: Bool, assets: Assets, _ room: DeskRoom, done: String?,
        fault: String?
    ) {
        self.head = head
        self.mayTake = mayTake
        self.purposes = purposes.map { DeskChoice($0.rawValue, room.say(DeskWords.reading($0))) }
        script = assets.path(of: .desk)
        style = assets.path(of: .deskStyle)
        self.done = done
        self.fault = fault
    }
}

/// One of several things to choose from.
struct DeskChoice: Sendable {
    let value: String
    let title: String
    let isChosen: Bool

    init(_ value: String, _ title: String, isChosen: Bool = false) {
        self.value = value
        self.title = title
        self.isChosen = isChosen
    }
}
