import Calendar
import EventModel
import Events
import Places
import Support
import Testing

@testable import Projections

@Suite("Columns")
struct ColumnTests {
    @Test("children come back from their column as they went in, corrections too", arguments: Seeds.some(20))
    func children(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func day() -> CivilDate { Example.today.adding(days: .random(in: -7_000...400, using: &random)) }
        let list = (0..<Int.random(in: 0...15, using: &random)).map { place in
            FamilyChild(
                number: ChildNumber(place * Int.random(in: 1...9, using: &random) + 1),
                stage: random.chance(1, in: 2) ? .born : .expecting, date: day(), toldOn: day(),
                corrections: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    FamilyChild.Correction(date: day(), until: day())
                })
        }
        let column = FamilyChildren(list)
        #expect(FamilyChildren(OneCell(column.cell), 0) == column)
        #expect(FamilyChildren(OneCell(.text("")), 0).list.isEmpty)
    }

    @Test("a column that is broken off is read up to there and no further", arguments: Seeds.some(4))
    func brokenChildren(_ seed: UInt64) {
        let text = "1e2027-03-31+2026-11-01~2027-03-20>2026-11-15 12b2025-01-02+2026-11-01"
        for length in 0..<text.utf8.count {
            #expect(FamilyChildren(OneCell(.text(String(text.prefix(length)))), 0).list.count <= 1)
        }
        #expect(FamilyChildren(OneCell(.text(text)), 0).list.map(\.number.value) == [1, 12])
    }

    @Test("every value comes back from its column")
    func values() {
        func same<Value: ColumnValue>(_ value: Value) { #expect(Value(OneCell(value.cell), 0) == value) }
        same(Example.family)
        same(Example.batch)
        same(Example.content)
        same(Example.today)
        same(Example.nakaWard)
        for language in Language.allCases { same(language) }
        for status in HouseholdProfile.Status.allCases { same(status) }
        for outcome in DeliveryBatch.Outcome.allCases { same(outcome) }
        same(TopicMask(Topic.usual))
        same(CivilDate?.none)
        same(Int64.min)
        same("")
    }
}

/// A row of one cell.
private final class OneCell: Cells {
    private let cell: Cell
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ cell: Cell) {
        self.cell = cell
        var text: [UInt8] = []
        if case .text(let string) = cell { text = Array(string.utf8) }
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
    }

    deinit { bytes.deallocate() }

    func isNull(_ column: Int) -> Bool { cell == .null }
    func integer(_ column: Int) -> Int64 { if case .integer(let value) = cell { value } else { 0 } }
    func text(_ column: Int) -> String { String(decoding: bytes, as: UTF8.self) }
    func utf8(_ column: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(bytes) }
}
