package import Calendar
package import EventModel
package import Events
package import Places

/// How many messages were sent for a day, by what and where.
package struct DeliveryCount: Row {
    package let day: CivilDate
    package let municipality: MunicipalityCode
    package let entry: String
    package var sums: DeliverySums

    package struct Key: RowKey {
        let day: CivilDate
        let municipality: MunicipalityCode
        let entry: String
        package var cells: [Cell] { [day.cell, municipality.cell, entry.cell] }
    }
    package var key: Key { Key(day: day, municipality: municipality, entry: entry) }

    package static let table = Table(
        "delivery_counts", key: 3,
        Column("day", \DeliveryCount.day), Column("municipality", \.municipality), Column("entry", \.entry),
        Column("requested", \.sums.requested), Column("accepted", \.sums.accepted),
        Column("failed", \.sums.failed), Column("unknown", \.sums.unknown)
    ) { day, municipality, entry, requested, accepted, failed, unknown in
        DeliveryCount(
            day: day, municipality: municipality, entry: entry,
            sums: DeliverySums(requested: requested, accepted: accepted, failed: failed, unknown: unknown))
    }
}

/// Where a batch's families lived when it was requested: `141003=120 142018=31`.
package struct BatchPlaces: Row {
    package let batch: BatchID
    package let day: CivilDate
    package let entries: String
    package let places: String
    /// The same without those who were left out at the moment of sending: what is counted under the outcome.
    package var counted: String
    package var outcome: DeliveryBatch.Outcome

    package var key: BatchID { batch }

    package static let table = Table(
        "statistics_batches", key: 1,
        Column("batch", \BatchPlaces.batch), Column("day", \.day), Column("entries", \.entries),
        Column("places", \.places), Column("counted", \.counted), Column("outcome", \.outcome), build: BatchPlaces.init)
}

/// Where a household lives, as the statistics need it.
package struct HouseholdPlace: Row {
    package let household: HouseholdID
    package var municipality: MunicipalityCode
    package var key: HouseholdID { household }

    package static let table = Table(
        "statistics_places", key: 1,
        Column("household", \HouseholdPlace.household), Column("municipality", \.municipality),
        build: HouseholdPlace.init)
}

/// How often something happened in a month: followed, registered, blocked, stopped, …
package struct MonthlyCount: Row {
    /// `2026-11`
    package let month: String
    package let happening: String
    package var count: Int

    package struct Key: RowKey {
        let month: String
        let happening: String
        package var cells: [Cell] { [month.cell, happening.cell] }
    }
    package var key: Key { Key(month: month, happening: happening) }

    package static let table = Table(
        "monthly_counts", key: 2,
        Column("month", \MonthlyCount.month), Column("happening", \.happening), Column("count", \.count),
        build: MonthlyCount.init)
}

/// Counts what happened, without anyone being recognisable.
package enum Statistics: Projection {
    package static let name = "statistics"
    package static let version = 3
    package static let tables = [
        DeliveryCount.table.shape, BatchPlaces.table.shape, HouseholdPlace.table.shape, MonthlyCount.table.shape,
        DeliveryMonth.table.shape, EntryMonth.table.shape,
    ]

    package static func handlers(_ rows: Rows) -> Handlers {
        let deliveries = DeliveryTally(rows)
        let places = rows.of(HouseholdPlace.self)
        deliveries.places = places
        let months = rows.of(MonthlyCount.self)
        func count(_ happening: String, _ recorded: Recorded) throws {
            let month = String(JapanTime(milliseconds: recorded.recordedAt).date.description.prefix(7))
            let empty = MonthlyCount(month: month, happening: happening, count: 0)
            try months.update(empty.key, orInsert: empty) { $0.count += 1 }
        }
        return Handlers()
            .on(HouseholdFollowed.self) { _, recorded in try count("followed", recorded) }
            .on(HouseholdReturned.self) { _, recorded in try count("returned", recorded) }
            .on(HouseholdUnfollowed.self) { _, recorded in try count("blocked", recorded) }
            .on(HouseholdRegistered.self) { _, recorded in try count("registered", recorded) }
            .on(HouseholdStopped.self) { _, recorded in try count("stopped", recorded) }
            .on(HouseholdMovedAway.self) { _, recorded in try count("moved-away", recorded) }
            .on(ChildBorn.self) { _, recorded in try count("born", recorded) }
            .on(HouseholdForgotten.self) { fact, recorded in
                places.remove(fact.household)
                try count("forgotten", recorded)
            }
            .on(ResidenceRecorded.self) { fact, _ in
                places.put(HouseholdPlace(household: fact.household, municipality: fact.municipality))
            }
            .on(DeliveryRequested.self) { fact, _ in try deliveries.requested(fact) }
            .on(DeliveryAccepted.self) { fact, _ in try deliveries.settle(fact.batch, .accepted, fact.leftOut) }
            .on(DeliveryFailed.self) { fact, _ in try deliveries.settle(fact.batch, .failed) }
            .on(DeliveryUnknown.self) { fact, _ in try deliveries.settle(fact.batch, .unknown, fact.leftOut) }
    }
}

/// Counts batches by where their families live.
private final class DeliveryTally {
    private let counts: RowSet<DeliveryCount>
    private let batches: RowSet<BatchPlaces>
    private let months: MonthTally
    var places: RowSet<HouseholdPlace>?

    init(_ rows: Rows) {
        counts = rows.of(DeliveryCount.self)
        batches = rows.of(BatchPlaces.self)
        months = MonthTally(rows)
    }

    func requested(_ fact: DeliveryRequested) throws {
        var byPlace: [MunicipalityCode: Int] = [:]
        for recipient in fact.recipients {
            byPlace[try places?.row(recipient.household)?.municipality ?? .kanagawa, default: 0] += 1
        }
        for (municipality, families) in byPlace {
            for entry in fact.entries { try add(families, fact.day, municipality, entry) { $0.requested += $1 } }
        }
        batches.put(
            BatchPlaces(
                batch: fact.batch, day: fact.day, entries: fact.entries.joined(separator: " "),
                places: Self.text(byPlace), counted: Self.text(byPlace), outcome: .requested))
    }

    func settle(_ batch: BatchID, _ outcome: DeliveryBatch.Outcome, _ leftOut: [HouseholdID] = []) throws {
        guard let row = try batches.row(batch), row.outcome != outcome else { return }
        var counted = Self.places(row.places)
        for household in leftOut {
            // Whoever has been forgotten since, or has moved, is taken out where most of the batch live.
            var place = try places?.row(household)?.municipality ?? .kanagawa
            if counted[place, default: 0] == 0 {
                place = counted.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? place
            }
            counted[place, default: 0] -= 1
        }
        // An answer that comes after “unknown” takes the families out of there.
        for entry in row.entries.split(separator: " ") {
            for (place, families) in Self.places(row.counted) {
                try add(families, row.day, place, String(entry)) { $0.change(row.outcome, by: -$1) }
            }
            for (place, families) in counted {
                try add(families, row.day, place, String(entry)) { $0.change(outcome, by: $1) }
            }
        }
        let text = Self.text(counted)
        try batches.update(batch) {
            $0.outcome = outcome
            $0.counted = text
        }
    }

    private static func text(_ places: [MunicipalityCode: Int]) -> String {
        places.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    private static func places(_ text: String) -> [MunicipalityCode: Int] {
        var places: [MunicipalityCode: Int] = [:]
        for part in text.split(separator: " ").map({ $0.split(separator: "=") }) where part.count == 2 {
            if let code = MunicipalityCode(String(part[0])) { places[code] = Int(part[1]) }
        }
        return places
    }

    private func add(
        _ families: Int, _ day: CivilDate, _ municipality: MunicipalityCode, _ entry: String,
        _ change: (inout DeliverySums, Int) -> Void
    ) throws {
        let empty = DeliveryCount(day: day, municipality: municipality, entry: entry, sums: DeliverySums())
        try counts.update(empty.key, orInsert: empty) { change(&$0.sums, families) }
        try months.add(on: day, municipality, entry) { change(&$0, families) }
    }
}
