import Calendar
import EventModel
import Events
import Places
import Support
import Testing

@testable import Passports

@Suite("Watching how passes are used")
struct UseWatchTests {
    private static let here = ShopCode(application: ULID(bits: 1))
    private static let there = ShopCode(application: ULID(bits: 2))
    private static let yokohama = GeoPoint(latitude: 35_444_000, longitude: 139_638_000)
    private static let odawara = GeoPoint(latitude: 35_256_000, longitude: 139_155_000)

    private func use(
        _ shop: ShopCode? = here, after seconds: Int64 = 0, minted: Int64 = 0, form: PassForm = .live,
        checker: String = "a", at point: GeoPoint? = nil
    ) -> PassUse {
        let from = PassCases.at.milliseconds / 1_000 + minted
        let claims = PassClaims(
            issuer: PassCases.issuer, issuedAt: from, expiresAt: from + 60,
            pseudonym: PassCases.keys.pseudonym(of: PassCases.serial, as: form, on: PassCases.at.date))
        return PassUse(
            claims: claims, form: form, shop: shop, point: point, checker: checker,
            at: PassCases.at.adding(milliseconds: seconds * 1_000))
    }

    @Test("a page that asks twice about one code counts it once; a new code counts again")
    func again() {
        var watch = UseWatch()
        #expect(watch.take(use()).answer == .counted)
        #expect(watch.take(use(after: 3)).answer == .again)
        #expect(watch.take(use(after: 30, minted: 30)).answer == .counted)
    }

    @Test("the same living code at two shops is a replay and an alarm, once; at two tills of a shop it is no alarm")
    func twice() {
        var watch = UseWatch()
        _ = watch.take(use())
        let till = watch.take(use(after: 5, checker: "b"))
        #expect(till.answer == .replayed && till.alarms.isEmpty)
        let other = watch.take(use(Self.there, after: 20, checker: "c"))
        #expect(other.answer == .replayed && other.alarms.map(\.sign) == [.twice])
        #expect(other.alarms[0].shops == [Self.here, Self.there])
        #expect(watch.take(use(Self.there, after: 25, checker: "d")).alarms.isEmpty)
    }

    @Test("paper may be read at any number of tills: no code of it lives for a minute only")
    func paper() {
        var watch = UseWatch()
        for checker in ["a", "b", "c"] {
            let seen = watch.take(use(Self.there, form: .paper, checker: checker))
            #expect(seen.answer == .counted && seen.alarms.isEmpty)
        }
    }

    @Test("from Yokohama to Odawara in ten minutes is an alarm, in an hour it is none")
    func tooFast() {
        for (seconds, signs) in [(Int64(600), [PassAlarmSign.tooFast]), (3_600, [])] {
            var watch = UseWatch()
            _ = watch.take(use(at: Self.yokohama))
            let seen = watch.take(use(Self.there, after: seconds, minted: seconds, checker: "b", at: Self.odawara))
            #expect(seen.answer == .counted && seen.alarms.map(\.sign) == signs)
        }
    }

    @Test("the twenty-first use of a day is an alarm, and the next day begins anew")
    func tooMany() {
        var watch = UseWatch()
        let many = (0..<25).map { watch.take(use(after: $0 * 600, minted: $0 * 600)).alarms.map(\.sign) }
        #expect(many.prefix(20).allSatisfy(\.isEmpty) && many[20] == [.tooMany] && many[21...].allSatisfy(\.isEmpty))
        let day: Int64 = 86_400
        #expect(watch.take(use(after: day, minted: day)).alarms.isEmpty)
    }

    @Test("an alarm has the same number on every server and after a restart")
    func numbers() {
        let alarms = (0..<2).map { _ in
            var watch = UseWatch()
            _ = watch.take(use())
            return watch.take(use(Self.there, after: 20, checker: "c")).alarms
        }
        #expect(alarms[0] == alarms[1] && alarms[0].count == 1)
    }

    @Test("counts of a shop and hour add up, and nothing of them is lost when they can't be written")
    func tally() {
        var tally = CheckTally()
        let late = PassCases.at.adding(milliseconds: 3_600_000)
        tally.accept(.live, at: Self.here, PassCases.at)
        tally.accept(.paper, at: Self.here, PassCases.at)
        tally.refuse(at: Self.here, PassCases.at)
        tally.accept(.live, at: Self.here, late)
        tally.accept(.live, at: nil, late)
        var number = UInt128(0)
        func facts() -> [PassesChecked] {
            tally.take {
                number += 1
                return ULID(bits: number)
            }
        }
        let first = facts()
        #expect(first.map(\.hour) == [10, 11, 11] && first.map(\.accepted) == [2, 1, 1])
        #expect(first[0].onPaper == 1 && first[0].refused == 1 && first[1].shop == nil)
        #expect(facts().isEmpty)
        for fact in first { tally.put(back: fact) }
        #expect(facts().map(\.accepted) == [2, 1, 1])
    }
}
