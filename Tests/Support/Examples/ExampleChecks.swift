package import EventModel
package import Events

extension Example {
    /// Checks of passes, what is strange about one of them, and the keys.
    package static var checks: [any Event] {
        [
            checked, passAlarm, PassAlarmSettled(alarm: passAlarm.alarm, outcome: .followed, on: today),
            PassKeysReplaced(generation: 2, why: .exercise, on: today),
        ]
    }

    package static let checkedShop = ShopCode(application: ULID("01JD8Z0000SH0PC0DE00000001")!)
    package static let otherShop = ShopCode(application: ULID("01JD8Z0000SH0PC0DE00000002")!)

    package static let checked = PassesChecked(
        batch: ULID("01JD8Z0000CHECKS0000000001")!, shop: checkedShop, on: today, hour: 10, accepted: 12, onPaper: 2,
        refused: 1)

    package static let passAlarm = PassAlarmed(
        alarm: ULID("01JD8Z0000A1ARM00000000001")!, sign: .twice, pseudonym: "261122.k3J9aPq0_xYz",
        shops: [checkedShop, otherShop], uses: 2, at: at, on: today)
}
