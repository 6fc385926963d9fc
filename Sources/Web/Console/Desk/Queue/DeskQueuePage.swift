import Consultations
import Events
import Projections

/// Who waits at the desk, danger first, and what one has. Nobody is named but colleagues.
struct DeskQueuePage: ConsolePage {
    static let template = "console.desk.queue"
    static let room = ConsoleRoom.desk
    let office: String
    let hasDesk: Bool
    let hours: String?
    let isOnDuty: Bool
    let people: [Person]
    let hasPeople: Bool
    let alarm: String?
    let waiting: String
    let lines: [DeskLine]
    let hasLines: Bool
    let shownOnly: String?
    let mine: [DeskLine]
    let hasMine: Bool
    let isLead: Bool
    let script: String
    let style: String
    let done: String?
    let fault: String?

    struct Person: Sendable {
        let name: String
        let isMe: Bool
        let since: String
        /// How many this person has, of how many at most.
        let load: String
    }
}
