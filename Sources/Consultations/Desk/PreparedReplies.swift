package import Calendar
package import EventModel
package import Events

/// An office prepares a text for its counsellors to start from. It is never sent by itself.
package struct WriteReply: Decision {
    package let written: ReplyWritten

    package init(written: ReplyWritten) { self.written = written }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [written.office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard state.setting != nil else { throw .noDesk }
        guard !state.withdrawnReplies.contains(written.reply) else { throw .unknown }
        if let known = state.replies[written.reply], known.title == written.title, known.words == written.words,
            known.kind == written.kind
        {
            return []
        }
        var faults: [DeskFault] = []
        if written.title.isBlank { faults.append(.noTitle) }
        if written.words.isBlank { faults.append(.noWords) }
        if written.title.count > 60 || written.words.count > 2_000 { faults.append(.tooLong) }
        guard faults.isEmpty else { throw .wrong(faults) }
        return [written]
    }
}

/// An office takes a prepared text back.
package struct WithdrawReply: Decision {
    package let office: OfficeID
    package let reply: ULID
    package let today: CivilDate

    package init(office: OfficeID, reply: ULID, today: CivilDate) {
        self.office = office
        self.reply = reply
        self.today = today
    }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard !state.withdrawnReplies.contains(reply) else { return [] }
        guard state.replies[reply] != nil else { throw .unknown }
        return [ReplyWithdrawn(office: office, reply: reply, on: today)]
    }
}
