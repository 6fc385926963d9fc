package import Calendar
package import EventModel
package import Events

/// What is known of alarms: those that were raised, with what became of them.
package struct PassAlarms: Sendable, Equatable {
    package private(set) var outcomes: [ULID: PassAlarmOutcome?] = [:]

    package static let fold = Fold(PassAlarms())
        .on(PassAlarmed.self) { state, fact in state.outcomes[fact.alarm] = .some(nil) }
        .on(PassAlarmSettled.self) { state, fact in state.outcomes[fact.alarm] = fact.outcome }
}

/// The use of a pass can't be that of one family: an office is to look at it. The same sign of a pass counts once a
/// day.
package struct RaisePassAlarm: Decision {
    package let alarm: PassAlarmed

    package init(_ alarm: PassAlarmed) { self.alarm = alarm }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = PassAlarms.fold
    package var scope: [Tag] { [PassAlarmed.tag(of: alarm.alarm)] }

    package func decide(given state: PassAlarms) throws(Refusal) -> [any Event] {
        state.outcomes[alarm.alarm] == nil ? [alarm] : []
    }
}

/// An office looked at an alarm.
package struct SettlePassAlarm: Decision {
    package let alarm: ULID
    package let outcome: PassAlarmOutcome
    package let today: CivilDate

    package init(alarm: ULID, outcome: PassAlarmOutcome, today: CivilDate) {
        self.alarm = alarm
        self.outcome = outcome
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case unknownAlarm
        /// Another one came to another end with it.
        case settled(PassAlarmOutcome)
    }

    package static let fold = PassAlarms.fold
    package var scope: [Tag] { [PassAlarmed.tag(of: alarm)] }

    package func decide(given state: PassAlarms) throws(Refusal) -> [any Event] {
        guard let known = state.outcomes[alarm] else { throw .unknownAlarm }
        guard let settled = known else { return [PassAlarmSettled(alarm: alarm, outcome: outcome, on: today)] }
        guard settled == outcome else { throw .settled(settled) }
        return []
    }
}
