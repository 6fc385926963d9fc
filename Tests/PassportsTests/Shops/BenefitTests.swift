import Calendar
import EventModel
import Events
import Support
import Testing

@Suite("When a benefit is given")
struct BenefitTests {
    private let today = Example.today
    private let record = Example.shopRecord

    @Test("a benefit is given on its days and within its hours: the first minute is in, the last is out")
    func days() throws {
        let terms = try #require(record.terms)
        // 22 November 2026 is a Sunday.
        let monday = today.adding(days: 1)
        #expect(terms.isGiven(on: monday) && terms.isGiven(on: today.adding(days: 2)))
        #expect(!terms.isGiven(on: today) && !terms.isGiven(on: today.adding(days: 3)))
        #expect(terms.isGiven(on: monday, at: 600) && !terms.isGiven(on: monday, at: 599))
        #expect(terms.isGiven(on: monday, at: 959) && !terms.isGiven(on: monday, at: 960))
        let always = BenefitTerms(kind: .gift, words: "風船")
        #expect((0..<7).allSatisfy { always.isGiven(on: today.adding(days: $0), at: 0) })
    }
}
