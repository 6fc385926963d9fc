import Calendar
import EventModel
import Events
import Places
import Support
import Testing

@testable import Facilities

@Suite("Taking a list in")
struct ImportTests {
    private let opened = OfficeOpened(office: Example.yokohama, name: "横浜市")

    /// The facts after these lists were taken in, one after the other.
    private func facts(_ lists: ImportList<ListedPlaces>..., after start: [any Event] = []) throws -> [any Event] {
        try lists.reduce([opened] + start) { $0 + (try Laws.decide($1, after: $0)) }
    }

    private func shown(_ facts: [any Event]) -> [String] {
        let state = ListState<ListedPlaces>.fold.state(after: facts)
        return state.entries.values.filter(\.isShown).map(\.current.name).sorted()
    }

    @Test("what is new is published, what changed is corrected, and the same file again changes nothing")
    func publish() throws {
        let first = list([nursery(1), nursery(2)])
        let once = try facts(first)
        #expect(once.count { $0 is PlacePublished } == 2 && once.count { $0 is DatasetImported } == 1)
        given(once).when(first).changesNothing()
        let second = list([nursery(1), nursery(2, telephone: "045-000-0001")], digest: "b")
        let twice = try facts(first, second)
        let corrected = twice.compactMap { $0 as? PlaceCorrected }
        #expect(corrected.map(\.record.contact?.telephone) == ["045-000-0001"] && twice.count == once.count + 2)
    }

    @Test("every record keeps its source, licence, day and the office that answers for it")
    func provenance() throws {
        for fact in try facts(list([nursery(1)])).compactMap({ $0 as? PlacePublished }) {
            #expect(fact.dataset.office == Example.yokohama && fact.provenance.licence == "CC BY 4.0")
            #expect(fact.provenance.source == "https://data.example.lg.jp" && fact.provenance.asOf == Example.today)
        }
        var without = list([nursery(1)])
        without = ImportList(
            dataset: without.dataset, layout: .list, records: without.records,
            provenance: Provenance(source: "", licence: "CC0", asOf: Example.today), file: without.file)
        given(opened).when(without).refuses(.noProvenance)
    }

    @Test("a part of a list closes nothing, a whole one closes what it leaves out, and it comes back with a later one")
    func gone() throws {
        let both = list([nursery(1), nursery(2)])
        let part = try facts(both, list([nursery(1)], digest: "b"))
        #expect(shown(part).count == 2)
        let last = try #require(part.last as? DatasetImported)
        #expect(last.missing.count == 1 && last.closed == 0)
        let whole = try facts(both, list([nursery(1)], digest: "c", isWhole: true))
        #expect(shown(whole) == ["第1まちの保育園"] && (whole.last as? DatasetImported)?.closed == 1)
        let again = try facts(
            both, list([nursery(1)], digest: "c", isWhole: true), list([nursery(2), nursery(1)], digest: "d"))
        #expect(shown(again).count == 2)
        #expect(Set(again.compactMap { ($0 as? PlacePublished)?.place }).count == 2)
    }

    @Test("a whole list that would close more than half is refused until that is said")
    func most() throws {
        let many = (1...24).map { nursery($0) }
        let before = try facts(list(many))
        given(before).when(list([nursery(1)], digest: "b", isWhole: true)).refuses(.wouldCloseMost(23, of: 24))
        #expect(
            shown(try facts(list(many), list([nursery(1)], digest: "b", isWhole: true, mayCloseMost: true))).count == 1)
    }

    @Test("an office's records are out of the reach of another's list, and a closed office's list is refused")
    func offices() throws {
        let other = list([nursery(1)], office: Example.nakaWardOffice)
        let facts = try facts(list([nursery(1), nursery(2)]))
        given(facts).when(other).refuses(.officeNotOpen(Example.nakaWardOffice))
        let both = facts + [OfficeOpened(office: Example.nakaWardOffice, name: "中区")]
        let new = try Laws.decide(list([nursery(9)], office: Example.nakaWardOffice, isWhole: true), after: both)
        #expect(new.count == 2 && new.allSatisfy { !($0 is PlaceClosed) })
        given(facts + [OfficeClosed(office: Example.yokohama)]).when(list([nursery(3)], digest: "z"))
            .refuses(.officeNotOpen(Example.yokohama))
    }

    @Test(
        "what somebody closed by hand no list brings back; what was corrected by hand stays until the list changes it")
    func byHand() throws {
        let before = try facts(list([nursery(1), nursery(2)]))
        let places = before.compactMap { $0 as? PlacePublished }
        let (one, two) = (places[0], places[1])
        var record = two.record
        record.contact?.telephone = "045-999-9999"
        let hand: [any Event] = [
            PlaceClosed(place: one.place, dataset: one.dataset, by: .office, reason: .ended, on: Example.today),
            PlaceCorrected(
                place: two.place, dataset: two.dataset, provenance: two.provenance, by: .office, record: record),
        ]
        let same = [nursery(1), nursery(2)].map { place in
            var place = place
            if place.name == two.record.name { place.capacity = 33 }
            return place
        }
        let after = before + hand
        let all = after + (try Laws.decide(list(same, digest: "b"), after: after))
        #expect(shown(all) == [two.record.name])
        let entry = ListState<ListedPlaces>.fold.state(after: all).entries[two.place]
        #expect(entry?.current.contact?.telephone == "045-999-9999" && entry?.current.capacity == 33)
    }

    @Test("an older list than the one before is refused")
    func older() throws {
        let before = try facts(list([nursery(1)]))
        let day = Example.today.adding(days: -1)
        given(before).when(list([nursery(1)], digest: "b", asOf: day))
            .refuses(.older(than: list([nursery(1)]).provenance))
    }

    @Test("a row is the same place when its name or its address changes, if its number lasts")
    func renamed() throws {
        var renamed = nursery(2)
        renamed.name = "新しいなまえ保育園"
        renamed.address?.text = "横浜市西区高島9"
        let all = try facts(list([nursery(1), nursery(2)]), list([nursery(1), renamed], digest: "b"))
        #expect(Set(all.compactMap { ($0 as? PlacePublished)?.place }).count == 2)
        #expect(all.count { $0 is PlaceCorrected } == 1)
    }

    @Test("numbers that only count the rows move no place: a new first row corrects no name")
    func counting() throws {
        let first = (1...5).map { nursery($0, id: false) }
        let moved = ([nursery(9, id: false)] + first).enumerated().map { place, record in
            var record = record
            record.ownID = "\(place + 1)"
            return record
        }
        let all = try facts(list(first), list(moved, digest: "b"))
        for fact in all.compactMap({ $0 as? PlaceCorrected }) {
            let published = all.compactMap { $0 as? PlacePublished }.first { $0.place == fact.place }
            #expect(published?.record.name == fact.record.name)
        }
    }

    @Test("any order of the rows gives the same facts", arguments: Seeds.some(10))
    func order(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // Twins in everything but one field, and rows without a lasting number.
        var places = (1...20).map { nursery($0 % 7, telephone: "045-000-\(1_000 + $0)", id: random.chance(1, in: 2)) }
        let before = try facts(list(Array(places.prefix(9))))
        let one = try Laws.decide(list(places, digest: "b"), after: before)
        places.shuffle(using: &random)
        let other = try Laws.decide(list(places, digest: "b"), after: before)
        #expect(sameFacts(one, other))
    }

    @Test(
        "after random lists each reading has what the newest says of it, and retry and guard hold",
        arguments: Seeds.some(10))
    func random(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var all: [any Event] = [opened]
        for step in 0..<8 {
            let places = (1...12).filter { _ in random.chance(2, in: 3) }.map {
                nursery($0, telephone: "045-000-000\(Int.random(in: 0...1, using: &random))")
            }
            let isWhole = random.chance(1, in: 2)
            all += try Laws.decide(
                list(places, digest: "\(step)", isWhole: isWhole, mayCloseMost: true), after: all)
            let state = ListState<ListedPlaces>.fold.state(after: all)
            let shown = state.entries.values.filter(\.isShown)
            for place in places { #expect(shown.count { $0.current == place } == 1) }
            if isWhole { #expect(shown.count == places.count) }
        }
    }

    @Test("counts go to the places of the childcare list, change nothing else of them, and new names are published")
    func vacancies() throws {
        let ages = [AgeVacancies(age: 0, free: 2, waiting: 0, enrolled: nil)]
        var bare = Place(kind: .nursery, name: nursery(1).name)
        bare.ownID = nursery(1).ownID
        let unknown = Place(kind: .nursery, name: "そよかぜ保育園")
        let counted = list([bare, unknown], digest: "v", layout: .vacancies, counts: [ages, ages])
        let all = try facts(list([nursery(1), nursery(2)]), counted)
        #expect(!all.contains { $0 is PlaceCorrected || $0 is PlaceClosed } && shown(all).count == 3)
        let count = try #require(all.compactMap { $0 as? VacanciesCounted }.first)
        let first = all.compactMap { $0 as? PlacePublished }.first { $0.record.name == bare.name }
        #expect(count.on == Example.today && count.counts.count == 2)
        #expect(count.counts.contains { $0.place == first?.place && $0.ages == ages })
        given(all).when(counted).changesNothing()
        #expect((all.last as? DatasetImported)?.missing == [])
    }
}

@Suite("Possible duplicates")
struct DuplicateTests {
    private func candidate(_ number: Int, _ office: OfficeID, _ record: Place) -> Duplicates.Candidate {
        Duplicates.Candidate(
            place: PlaceID(origin: ["\(number)"]), dataset: DatasetID(office: office, kind: .childcare), record: record)
    }

    @Test("the same name at the same address, however both are written, in two lists is a pair; within one list not")
    func address() {
        var one = nursery(1)
        one.name = "こども食堂　みらい"
        one.address?.text = "横浜市保土ヶ谷区星川一丁目２番３号"
        var other = one
        other.name = "コドモ食堂みらい"
        other.address?.text = "横浜市保土ケ谷区星川1-2-3"
        let pairs = Duplicates.pairs(among: [
            candidate(1, Example.yokohama, one), candidate(2, Example.prefecture, other),
            candidate(3, Example.yokohama, one),
        ])
        #expect(pairs.count == 2 && pairs.allSatisfy { $0.sign == .nameAndAddress })
    }

    @Test("the same name far apart is no pair, near by it is, with the distance")
    func distance() {
        var one = nursery(1)
        one.address = nil
        one.contact = nil
        var other = one
        one.point = Example.nurseryRecord.point
        other.point = one.point.map { .init(latitude: $0.latitude + 900, longitude: $0.longitude) }
        let near = Duplicates.pairs(
            among: [candidate(1, Example.yokohama, one), candidate(2, Example.prefecture, other)])
        #expect(near.map(\.sign) == [.nameAndPoint] && near.first?.metres == 100)
        other.point = one.point.map { .init(latitude: $0.latitude + 90_000, longitude: $0.longitude) }
        #expect(
            Duplicates.pairs(among: [candidate(1, Example.yokohama, one), candidate(2, Example.prefecture, other)])
                == [])
    }
}
