import Calendar
import EventModel
import EventStore
import Events
import Places
import Support
import Testing

@testable import Web

/// A site with a directory of a few made-up places and events.
struct FindingSite {
    let site = Site()
    static let nursery = Example.nursery
    static let story = Example.storyHour

    static func place(_ number: Int) -> PlaceID { PlaceID(origin: ["place", "\(number)"]) }

    func fill() async throws {
        let dataset = Example.nurseries
        var facts: [any Event] = [
            OfficeOpened(office: Example.yokohama, name: "横浜市"),
            PlacePublished(
                place: Self.nursery, dataset: dataset, provenance: Example.openData, by: .list,
                record: Example.nurseryRecord),
            GatheringPublished(
                gathering: Self.story, dataset: DatasetID(office: Example.yokohama, kind: .events),
                provenance: Example.openData, by: .list, record: Example.storyHourRecord),
        ]
        for number in 1...25 {
            var park = Place(kind: .park, name: "第\(number)公園<b>")
            park.address = PostalAddress(
                municipality: Example.nakaWard, postalCode: nil, text: "横浜市中区海岸通\(number)", building: nil,
                access: nil)
            park.point = GeoPoint(latitude: 35_443_700 + number * 1_000, longitude: 139_650_100)
            facts.append(
                PlacePublished(
                    place: Self.place(number), dataset: DatasetID(office: Example.yokohama, kind: .publicFacilities),
                    provenance: Example.openData, by: .list, record: park))
        }
        facts.append(
            PlaceClosed(
                place: Self.place(25), dataset: DatasetID(office: Example.yokohama, kind: .publicFacilities),
                by: .office, reason: .ended, on: Example.today))
        try await site.test.log.append(facts, as: site.test.command())
    }

    func visiting(_ visit: (Browser) async throws -> Void) async throws {
        try await fill()
        try await site.open { try await visit($0) }
    }
}
