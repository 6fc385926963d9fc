import Delivery
import EventModel
import EventStore
import Events
import Reactions
import Support
import Testing

@testable import App

@Suite("What the chat lists for a family")
struct FamilyListsTests {
    private static func request(_ number: Int, entry: String, children: [ChildNumber]) -> DeliveryRequested {
        DeliveryRequested(
            batch: BatchID(ULID(bits: UInt128(number))), day: Example.today, content: Example.content,
            entries: [entry], retryKey: "key-\(number)",
            recipients: [Recipient(household: Example.family, children: [children])], at: Example.at + Int64(number))
    }

    private static func failure(_ number: Int) -> DeliveryFailed {
        DeliveryFailed(
            batch: BatchID(ULID(bits: UInt128(number))), day: Example.today, status: 400, reason: "no", at: Example.at)
    }

    @Test("the newest message that was not refused says why it came")
    func reason() async throws {
        let test = try await TestInstallation([
            Self.request(1, entry: "jidou_teate", children: [Example.first]),
            Self.request(2, entry: "jidou_teate", children: [Example.second]), Self.failure(2),
            Self.request(3, entry: "mushouka", children: []), Self.failure(3),
            Self.request(4, entry: "no_longer", children: [Example.second]),
        ])
        try await test.installation.projector.catchUp()
        let lists = FamilyLists(installation: test.installation)
        let sent = try #require(try await lists.reason(for: "jidou_teate", to: Example.family))
        #expect(sent.entry?.key == "jidou_teate" && sent.children == [Example.first])
        #expect(try await lists.reason(for: "mushouka", to: Example.family) == nil)
        let gone = try #require(try await lists.reason(for: "no_longer", to: Example.family))
        #expect(gone.entry == nil)
    }
}
