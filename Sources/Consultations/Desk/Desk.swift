package import Calendar
package import EventModel
package import Events

/// An office's desk for consultations.
package struct Desk: Sendable, Equatable {
    /// How it answers; nil while it has no desk.
    package private(set) var setting: DeskSet?
    package private(set) var isOfficeOpen = false
    package private(set) var shifts: [ULID: ShiftPlanned] = [:]
    package private(set) var withdrawnShifts: Set<ULID> = []
    /// Who sits at the desk, and since when.
    package private(set) var onDuty: [StaffID: DutyBegun] = [:]
    package private(set) var replies: [ULID: ReplyWritten] = [:]
    package private(set) var withdrawnReplies: Set<ULID> = []

    package init() {}

    package static let fold = people(Fold(Desk()))
        .on(OfficeOpened.self) { state, _ in state.isOfficeOpen = true }
        .on(OfficeClosed.self) { state, _ in (state.isOfficeOpen, state.setting) = (false, nil) }
        .on(DeskSet.self) { $0.setting = $1 }
        .on(DeskClosed.self) { state, _ in state.setting = nil }
        .on(ReplyWritten.self) { state, fact in
            guard !state.withdrawnReplies.contains(fact.reply) else { return }
            state.replies[fact.reply] = fact
        }
        .on(ReplyWithdrawn.self) { state, fact in
            state.replies[fact.reply] = nil
            state.withdrawnReplies.insert(fact.reply)
        }

    private static func people(_ fold: Fold<Desk>) -> Fold<Desk> {
        fold
            .on(ShiftPlanned.self) { state, fact in
                guard !state.withdrawnShifts.contains(fact.shift) else { return }
                state.shifts[fact.shift] = fact
            }
            .on(ShiftWithdrawn.self) { state, fact in
                state.shifts[fact.shift] = nil
                state.withdrawnShifts.insert(fact.shift)
            }
            .on(DutyBegun.self) { $0.onDuty[$1.staff] = $1 }
            .on(DutyEnded.self) { state, fact in state.onDuty[fact.staff] = nil }
    }

    /// How many consultations somebody may have at once: what the shift says, or else the desk.
    package func capacity(of staff: StaffID, on day: CivilDate, minute: Int) -> Int {
        let shift = shifts.values.first {
            $0.staff == staff && $0.day == day && $0.from <= minute && minute < $0.until
        }
        return shift?.capacity ?? setting?.capacity ?? 0
    }
}

/// Why something is not done at a desk.
package enum DeskRefusal: Error, Equatable {
    /// The office does not work with Hagukumi.
    case officeNotOpen
    /// The office has no desk for consultations.
    case noDesk
    case wrong([DeskFault])
    case unknown
}

/// What is wrong with what an office says of its desk.
package enum DeskFault: Hashable, Sendable, CaseIterable {
    case noHours
    case noThemes
    case noLanguages
    /// From 1 to 20.
    case capacity
    /// From 3 to 120 minutes.
    case silence
    /// From 30 to 3,650 days.
    case keptDays
    case shiftTimes
    case noTitle
    case noWords
    /// More than 2,000 characters.
    case tooLong
}
