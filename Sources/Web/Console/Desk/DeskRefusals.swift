import Consultations

extension DeskRoom {
    /// What a counsellor may read of a refusal.
    ///
    /// - Throws: `Trouble.notFound` where there is no such consultation for them.
    func words(_ refusal: CaseRefusal) async throws -> String {
        switch refusal {
        case .unknown, .elsewhere: throw Trouble.notFound
        case .shredded: say("desk-refusal.shredded")
        case .closed: say("desk-refusal.closed")
        case .open: say("desk-refusal.open")
        case .taken(let staff): say("desk-refusal.taken", ["name": try await name(of: staff)])
        case .notTaken: say("desk-refusal.not-taken")
        case .full(let capacity):
            capacity == 0
                ? say("desk-refusal.not-on-duty") : say("desk-refusal.full", ["count": "\(capacity)"])
        case .inDanger: say("desk-refusal.in-danger")
        case .samePerson: say("desk-refusal.same-person")
        case .noSuchRequest: say("desk-refusal.no-such-request")
        case .notAgreed: say("desk-refusal.no-such-request")
        case .held: say("desk-refusal.held")
        case .tooEarly: say("desk-refusal.held")
        }
    }

    func words(_ fault: WrittenText.Fault) -> String {
        switch fault {
        case .empty: say("desk-refusal.empty")
        case .tooLong(let limit): say("desk-refusal.too-long", ["count": "\(limit)"])
        }
    }

    func words(_ refusal: DeskRefusal) -> [String] {
        switch refusal {
        case .officeNotOpen: [say("console-directory.office-not-open")]
        case .noDesk: [say("desk-refusal.no-desk")]
        case .unknown: [say("console-directory.gone")]
        case .wrong(let faults): faults.map { say(Self.name(of: $0)) }
        }
    }

    static func name(of fault: DeskFault) -> TextName {
        switch fault {
        case .noHours: "desk-fault.no-hours"
        case .noThemes: "desk-fault.no-themes"
        case .noLanguages: "desk-fault.no-languages"
        case .capacity: "desk-fault.capacity"
        case .silence: "desk-fault.silence"
        case .keptDays: "desk-fault.kept-days"
        case .shiftTimes: "desk-fault.shift-times"
        case .noTitle: "desk-fault.no-title"
        case .noWords: "desk-fault.no-words"
        case .tooLong: "desk-fault.too-long"
        }
    }
}
