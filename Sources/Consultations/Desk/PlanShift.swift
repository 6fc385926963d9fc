package import Calendar
package import EventModel
package import Events

/// A supervisor says who is to be at the desk when.
package struct PlanShift: Decision {
    package let shift: ShiftPlanned

    package init(shift: ShiftPlanned) { self.shift = shift }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [shift.office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard state.setting != nil else { throw .noDesk }
        guard state.shifts[shift.shift] == nil, !state.withdrawnShifts.contains(shift.shift) else { return [] }
        guard (0..<1_440).contains(shift.from), shift.from < shift.until, shift.until <= 1_440 else {
            throw .wrong([.shiftTimes])
        }
        guard (1...20).contains(shift.capacity) else { throw .wrong([.capacity]) }
        return [shift]
    }
}

/// A supervisor takes a shift back.
package struct WithdrawShift: Decision {
    package let office: OfficeID
    package let shift: ULID

    package init(office: OfficeID, shift: ULID) {
        self.office = office
        self.shift = shift
    }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard !state.withdrawnShifts.contains(shift) else { return [] }
        guard state.shifts[shift] != nil else { throw .unknown }
        return [ShiftWithdrawn(office: office, shift: shift)]
    }
}

/// A counsellor sits down at the desk: from then on waiting consultations can be taken, and dangers are told.
package struct BeginDuty: Decision {
    package let office: OfficeID
    package let staff: StaffID
    package let day: CivilDate
    /// Of the day.
    package let minute: Int
    /// Milliseconds since 1970.
    package let now: Int64

    package init(office: OfficeID, staff: StaffID, day: CivilDate, minute: Int, now: Int64) {
        self.office = office
        self.staff = staff
        self.day = day
        self.minute = minute
        self.now = now
    }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        guard state.setting != nil else { throw .noDesk }
        guard state.onDuty[staff] == nil else { return [] }
        let capacity = state.capacity(of: staff, on: day, minute: minute)
        return [DutyBegun(office: office, staff: staff, capacity: capacity, at: now)]
    }
}

/// A counsellor leaves the desk. What they still had goes back to those that wait (`ReturnCase`).
package struct EndDuty: Decision {
    package let office: OfficeID
    package let staff: StaffID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(office: OfficeID, staff: StaffID, now: Int64) {
        self.office = office
        self.staff = staff
        self.now = now
    }

    package typealias Refusal = DeskRefusal
    package static let fold = Desk.fold
    package var scope: [Tag] { [office.tag] }

    package func decide(given state: Desk) throws(DeskRefusal) -> [any Event] {
        state.onDuty[staff] == nil ? [] : [DutyEnded(office: office, staff: staff, at: now)]
    }
}
