package import Calendar
package import EventModel
package import Events

/// How many passes each shop checked in each hour, until that is written down.
package struct CheckTally: Sendable {
    private struct Place: Hashable, Comparable {
        let on: CivilDate
        let hour: Int
        let shop: ShopCode?

        static func < (left: Place, right: Place) -> Bool {
            (left.on, left.hour, left.shop?.description ?? "") < (right.on, right.hour, right.shop?.description ?? "")
        }
    }

    private struct Count {
        var (accepted, onPaper, refused) = (0, 0, 0)
    }

    private var counts: [Place: Count] = [:]

    package init() {}

    package var isEmpty: Bool { counts.isEmpty }

    package mutating func accept(_ form: PassForm, at shop: ShopCode?, _ time: JapanTime) {
        change(shop, time) {
            $0.accepted += 1
            if form.isStatic { $0.onPaper += 1 }
        }
    }

    package mutating func refuse(at shop: ShopCode?, _ time: JapanTime) { change(shop, time) { $0.refused += 1 } }

    private mutating func change(_ shop: ShopCode?, _ time: JapanTime, _ change: (inout Count) -> Void) {
        change(&counts[Place(on: time.date, hour: time.minuteOfDay / 60, shop: shop), default: Count()])
    }

    /// All that was counted, as facts; from here on it counts anew.
    package mutating func take(freshID: () -> ULID) -> [PassesChecked] {
        defer { counts = [:] }
        return counts.sorted { $0.key < $1.key }.map { place, count in
            PassesChecked(
                batch: freshID(), shop: place.shop, on: place.on, hour: place.hour, accepted: count.accepted,
                onPaper: count.onPaper, refused: count.refused)
        }
    }

    /// Takes over what could not be written down.
    package mutating func put(back fact: PassesChecked) {
        let place = Place(on: fact.on, hour: fact.hour, shop: fact.shop)
        counts[place, default: Count()].accepted += fact.accepted
        counts[place, default: Count()].onPaper += fact.onPaper
        counts[place, default: Count()].refused += fact.refused
    }
}
