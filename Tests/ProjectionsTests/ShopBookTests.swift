import Calendar
import EventModel
import EventStore
import Events
import Projections
import Support
import Testing

@Suite("The book of shops")
struct ShopBookTests {
    private let shop = Example.shop
    private let today = Example.today
    private let record = Example.shopRecord

    private func after<Result: Sendable>(
        _ facts: [any Event], _ read: @escaping @Sendable (any Tables) throws -> Result
    ) async throws -> Result {
        let (test, tables) = (TestLog(), try TestTables())
        let projector = Projector(
            log: test.log, tables: tables.store, projections: [ShopBook.self, FacilityDirectory.self])
        try await projector.prepare()
        try await test.log.append(facts, as: test.command())
        try await projector.catchUp()
        return try await tables.store.read(read)
    }

    private var applied: ShopApplied {
        ShopApplied(
            shop: shop, application: Example.shopApplication, by: .shop, chain: nil, office: Example.yokohama,
            record: record, person: .known("花子"), reachedAt: .known("a@b.example"), on: today)
    }
    private var approved: ShopApproved {
        ShopApproved(shop: shop, office: Example.yokohama, record: record, on: today.adding(days: 1))
    }
    private var longer: ShopRecord {
        var longer = record
        longer.terms?.words = "お会計から20%引き"
        return longer
    }
    private var asked: ShopChangeRequested {
        ShopChangeRequested(shop: shop, request: Example.shopRequest, record: longer, on: today.adding(days: 2))
    }

    @Test("an application waits until it is answered, a change after it, and complaints are counted until looked at")
    func waiting() async throws {
        let shop = shop
        func state(_ facts: [any Event]) async throws -> (waits: Int, row: ShopRow?) {
            try await after(facts) { (try ShopBook.waiting(in: $0).count, try ShopBook.shop(shop, in: $0)) }
        }
        let first = try await state([applied])
        #expect(first.waits == 1 && first.row?.status == .waiting && first.row?.waitsSince == today)
        let taken = try await state([applied, approved])
        #expect(taken.waits == 0 && taken.row?.status == .approved)
        let changing = try await state([applied, approved, asked])
        #expect(changing.waits == 1 && changing.row?.record == record && changing.row?.wanted?.record == longer)
        let suspended = try await state([
            applied, approved, asked, ShopSuspended(shop: shop, office: Example.yokohama, words: "x", on: today),
        ])
        #expect(suspended.waits == 1 && suspended.row?.status == .suspended)
        let changed = try await state([
            applied, approved, asked,
            ShopChanged(
                shop: shop, office: Example.yokohama, request: Example.shopRequest, record: longer, on: today),
        ])
        #expect(changed.waits == 0 && changed.row?.record == longer)
        let complaint = ShopComplainedOf(
            shop: shop, complaint: Example.complaint, kind: .refused, words: nil, on: today)
        let complained = try await after([applied, approved, complaint]) {
            try ShopBook.complainedOf(in: $0).map(\.shop)
        }
        #expect(complained == [shop])
        let answered = try await after([
            applied, approved, complaint,
            ShopComplaintAnswered(shop: shop, complaint: Example.complaint, outcome: .told, on: today),
        ]) { (try ShopBook.complainedOf(in: $0).count, try ShopBook.openComplaints(of: shop, in: $0).count) }
        #expect(answered.0 == 0 && answered.1 == 0)
    }

    @Test("families find a shop from its approval on, changed as it changes, and not while it is suspended or gone")
    func directory() async throws {
        let shop = shop
        func place(_ facts: [any Event]) async throws -> PlaceRow? {
            try await after(facts) { try FacilityDirectory.place(shop.place, in: $0) }
        }
        #expect(try await place([applied]) == nil)
        let shown = try await place([applied, approved])
        #expect(shown?.listing.status == .shown && shown?.record.kind == .shop)
        #expect(shown?.record.benefit == "お会計から10%引き" && shown?.record.has == [.hotWater])
        #expect(shown?.record.about == "キッズスペースがあります。")
        let suspended = ShopSuspended(shop: shop, office: Example.yokohama, words: "x", on: today)
        #expect(try await place([applied, approved, suspended])?.listing.status == .closed)
        let resumed = ShopResumed(shop: shop, office: Example.yokohama, on: today)
        #expect(try await place([applied, approved, suspended, resumed])?.listing.status == .shown)
        let changed = ShopChanged(
            shop: shop, office: Example.yokohama, request: nil, record: longer, on: today)
        #expect(try await place([applied, approved, changed])?.record.benefit == "お会計から20%引き")
        let withdrawn = ShopWithdrawn(shop: shop, office: Example.yokohama, by: .shop, on: today)
        #expect(try await place([applied, approved, withdrawn])?.listing.status == .closed)
    }

    @Test("a shop is found by its code, by a part of its name in any width, and as the twin of another with its name")
    func finding() async throws {
        let twin = ShopCode(application: Example.shopLink)
        let facts: [any Event] = [
            applied, approved,
            ShopApplied(
                shop: twin, application: Example.shopLink, by: .shop, chain: nil, office: Example.yokohama,
                record: record, person: nil, reachedAt: nil, on: today),
        ]
        let shop = shop
        let found = try await after(facts) { tables in
            (
                try ShopBook.shops(named: shop.shown, statuses: [], in: tables).map(\.shop),
                try ShopBook.shops(named: "ｶﾌｪ", statuses: [.approved], in: tables).map(\.shop),
                try ShopBook.shops(named: "ない店", statuses: [], in: tables).count,
                try ShopBook.shop(twin, in: tables).map { try ShopBook.twins(of: $0, in: tables).map(\.shop) }
            )
        }
        #expect(found.0 == [shop] && found.1 == [shop] && found.2 == 0 && found.3 == [shop])
    }

    @Test("checks of one day add up at their shop, and those that were refused or say no shop count nowhere")
    func uses() async throws {
        let (shop, today) = (shop, today)
        func checked(_ number: UInt128, _ shop: ShopCode?, hour: Int, accepted: Int, refused: Int) -> PassesChecked {
            PassesChecked(
                batch: ULID(bits: number), shop: shop, on: today, hour: hour, accepted: accepted, onPaper: 0,
                refused: refused)
        }
        let facts: [any Event] = [
            applied, approved, checked(1, shop, hour: 10, accepted: 2, refused: 1),
            checked(2, shop, hour: 11, accepted: 3, refused: 0), checked(3, shop, hour: 12, accepted: 0, refused: 4),
            checked(4, nil, hour: 12, accepted: 5, refused: 0),
        ]
        let uses = try await after(facts) {
            try ShopBook.uses(of: shop, from: today.adding(days: -1), through: today, in: $0)
        }
        #expect(uses.map(\.uses) == [5] && uses.map(\.day) == [today])
    }
}
