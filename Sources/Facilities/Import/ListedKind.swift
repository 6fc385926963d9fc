package import Calendar
package import EventModel
package import Events
import Places

/// What lists publish: places, gatherings and schemes, and the facts that say so of each.
package protocol ListedKind: Sendable {
    associatedtype Record: EventModel.Record & Hashable
    associatedtype ID: Hashable & Comparable & Sendable & CustomStringConvertible

    static func id(origin: [String]) -> ID
    /// The list's own number for it.
    static func ownID(_ record: Record) -> String?
    /// What it is called; with `whereAndWhen`, what tells it from others.
    static func name(_ record: Record) -> String
    static func whereAndWhen(_ record: Record) -> String
    static func updated(_ current: Record, from listed: Record, to newer: Record) -> Record

    static func published(
        _ id: ID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Record
    ) -> any Event
    static func corrected(
        _ id: ID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Record
    ) -> any Event
    static func closed(
        _ id: ID, _ dataset: DatasetID, by voice: DirectoryVoice, _ reason: ClosingReason, on day: CivilDate
    ) -> any Event
    /// Adds the steps that move the state.
    static func following(_ fold: Fold<ListState<Self>>) -> Fold<ListState<Self>>
}

/// Places of the directory, as lists publish them.
package enum ListedPlaces: ListedKind {
    package static func id(origin: [String]) -> PlaceID { PlaceID(origin: origin) }
    package static func ownID(_ record: Place) -> String? { record.ownID }
    package static func name(_ record: Place) -> String { record.name }
    package static func whereAndWhen(_ record: Place) -> String {
        "\(record.address?.text ?? "")\u{1F}\(record.address?.building ?? "")"
    }
    package static func updated(_ current: Place, from listed: Place, to newer: Place) -> Place {
        current.updated(from: listed, to: newer)
    }
    package static func published(
        _ id: PlaceID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Place
    ) -> any Event {
        PlacePublished(place: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func corrected(
        _ id: PlaceID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Place
    ) -> any Event {
        PlaceCorrected(place: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func closed(
        _ id: PlaceID, _ dataset: DatasetID, by voice: DirectoryVoice, _ reason: ClosingReason, on day: CivilDate
    ) -> any Event {
        PlaceClosed(place: id, dataset: dataset, by: voice, reason: reason, on: day)
    }
    package static func following(_ fold: Fold<ListState<Self>>) -> Fold<ListState<Self>> {
        fold.on(PlacePublished.self) { $0.publish($1.place, $1.record) }
            .on(PlaceCorrected.self) { $0.correct($1.place, $1.record, by: $1.by) }
            .on(PlaceClosed.self) { $0.close($1.place, by: $1.by) }
            .on(PlaceReopened.self) { state, fact in state.reopen(fact.place) }
            .on(VacanciesCounted.self) { state, fact in
                for count in fact.counts { state.count(count, on: fact.on) }
            }
    }
}

/// Gatherings, as lists publish them.
package enum ListedGatherings: ListedKind {
    package static func id(origin: [String]) -> GatheringID { GatheringID(origin: origin) }
    package static func ownID(_ record: Gathering) -> String? { record.ownID }
    package static func name(_ record: Gathering) -> String { record.name }
    package static func whereAndWhen(_ record: Gathering) -> String {
        let start = record.days.start.map(String.init) ?? ""
        return "\(record.days.from)\u{1F}\(start)\u{1F}\(record.venue ?? record.address?.text ?? "")"
    }
    package static func updated(_ current: Gathering, from listed: Gathering, to newer: Gathering) -> Gathering {
        newer
    }
    package static func published(
        _ id: GatheringID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Gathering
    ) -> any Event {
        GatheringPublished(gathering: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func corrected(
        _ id: GatheringID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice, _ record: Gathering
    ) -> any Event {
        GatheringChanged(gathering: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func closed(
        _ id: GatheringID, _ dataset: DatasetID, by voice: DirectoryVoice, _ reason: ClosingReason, on day: CivilDate
    ) -> any Event {
        GatheringCancelled(gathering: id, dataset: dataset, by: voice, reason: reason, on: day)
    }
    package static func following(_ fold: Fold<ListState<Self>>) -> Fold<ListState<Self>> {
        fold.on(GatheringPublished.self) { $0.publish($1.gathering, $1.record) }
            .on(GatheringChanged.self) { $0.correct($1.gathering, $1.record, by: $1.by) }
            .on(GatheringCancelled.self) { $0.close($1.gathering, by: $1.by) }
            .on(GatheringReopened.self) { state, fact in state.reopen(fact.gathering) }
    }
}

/// Support schemes, as lists publish them.
package enum ListedSchemes: ListedKind {
    package static func id(origin: [String]) -> SchemeID { SchemeID(origin: origin) }
    package static func ownID(_ record: SupportScheme) -> String? { record.ownID }
    package static func name(_ record: SupportScheme) -> String { record.title }
    package static func whereAndWhen(_ record: SupportScheme) -> String {
        "\(record.municipality?.description ?? "")\u{1F}\(record.offeredBy ?? "")"
    }
    package static func updated(
        _ current: SupportScheme, from listed: SupportScheme, to newer: SupportScheme
    ) -> SupportScheme { newer }
    package static func published(
        _ id: SchemeID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice,
        _ record: SupportScheme
    ) -> any Event {
        SchemePublished(scheme: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func corrected(
        _ id: SchemeID, _ dataset: DatasetID, _ provenance: Provenance, by voice: DirectoryVoice,
        _ record: SupportScheme
    ) -> any Event {
        SchemeChanged(scheme: id, dataset: dataset, provenance: provenance, by: voice, record: record)
    }
    package static func closed(
        _ id: SchemeID, _ dataset: DatasetID, by voice: DirectoryVoice, _ reason: ClosingReason, on day: CivilDate
    ) -> any Event {
        SchemeWithdrawn(scheme: id, dataset: dataset, by: voice, reason: reason, on: day)
    }
    package static func following(_ fold: Fold<ListState<Self>>) -> Fold<ListState<Self>> {
        fold.on(SchemePublished.self) { $0.publish($1.scheme, $1.record) }
            .on(SchemeChanged.self) { $0.correct($1.scheme, $1.record, by: $1.by) }
            .on(SchemeWithdrawn.self) { $0.close($1.scheme, by: $1.by) }
            .on(SchemeReopened.self) { state, fact in state.reopen(fact.scheme) }
    }
}
