import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Passports

@Suite("Decisions about checks and keys")
struct CheckDecisionTests {
    private let count = Example.checked
    private let alarm = Example.passAlarm
    private let today = Example.today

    @Test("a count that is sent twice is written once")
    func counts() {
        given().when(CountChecks(count)).then(count)
        given(count).when(CountChecks(count)).changesNothing()
    }

    @Test("the same alarm is raised once, also after an office has looked at it")
    func alarms() {
        let settled = PassAlarmSettled(alarm: alarm.alarm, outcome: .harmless, on: today)
        given().when(RaisePassAlarm(alarm)).then(alarm)
        given(alarm).when(RaisePassAlarm(alarm)).changesNothing()
        given(alarm, settled).when(RaisePassAlarm(alarm)).changesNothing()
    }

    @Test("an alarm is settled once, by whoever is first")
    func settles() {
        let settle = SettlePassAlarm(alarm: alarm.alarm, outcome: .harmless, today: today)
        let settled = PassAlarmSettled(alarm: alarm.alarm, outcome: .harmless, on: today)
        given().when(settle).refuses(.unknownAlarm)
        given(alarm).when(settle).then(settled)
        given(alarm, settled).when(settle).changesNothing()
        given(alarm, settled).when(SettlePassAlarm(alarm: alarm.alarm, outcome: .followed, today: today))
            .refuses(.settled(.harmless))
    }

    @Test("secrets are replaced one after the other; asked twice, once")
    func replaces() {
        let second = PassKeysReplaced(generation: 2, why: .leaked, on: today)
        given().when(ReplacePassKeys(generation: 1, why: .leaked, today: today)).then(second)
        given(second).when(ReplacePassKeys(generation: 1, why: .leaked, today: today)).changesNothing()
        given(second).when(ReplacePassKeys(generation: 2, why: .exercise, today: today))
            .then(PassKeysReplaced(generation: 3, why: .exercise, on: today))
        given().when(ReplacePassKeys(generation: 2, why: .leaked, today: today))
            .refuses(.unknownGeneration(inForce: 1))
    }
}
