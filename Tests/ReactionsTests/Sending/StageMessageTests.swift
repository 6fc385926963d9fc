import Calendar
import EventModel
import Events
import Foundation
import LINE
import Projections
import Support
import Testing
import Households

@testable import Delivery
@testable import Reactions

@Suite("Stage messages on the phone")
struct StageMessageTests {
    private let catalogue: StageCatalogue
    private let messages: StageMessages

    init() throws {
        catalogue = try StageCatalogue.builtIn()
        messages = StageMessages(Town.schedule(catalogue, [], LocalNotes()))
    }

    @Test("every entry keeps LINE's limits in every language", arguments: Language.allCases)
    func limits(_ language: Language) throws {
        for index in catalogue.entries.indices {
            #expect(throws: Never.self, "\(catalogue.entries[index].key)") {
                try messages.compose(ContentKey(entries: [index], language: language))
            }
        }
    }

    @Test("as many entries as a request can carry keep LINE's limits", arguments: Language.allCases)
    func mostEntries(_ language: Language) throws {
        for start in [0, 40] {
            let (_, encoded) = try messages.compose(
                ContentKey(entries: Array(start..<(start + 60)), language: language))
            let list = try #require(try JSONSerialization.jsonObject(with: Data(encoded.json)) as? [Any])
            #expect(list.count == 5)
        }
    }

    @Test("a message names its topic as the chat does", arguments: Language.allCases)
    func topicNames(_ language: Language) {
        for topic in Topic.allCases {
            #expect(StageLabels(language).name(of: topic) == topic.words[language])
        }
    }

    @Test("the lock screen says only that there is news: the same words for every entry", arguments: Language.allCases)
    func lockScreen(_ language: Language) throws {
        var alternatives: Set<String> = []
        for index in catalogue.entries.indices {
            let (_, encoded) = try messages.compose(ContentKey(entries: [index], language: language))
            let list = try JSONSerialization.jsonObject(with: Data(encoded.json)) as? [[String: Any]]
            for message in list ?? [] { alternatives.insert(message["altText"] as? String ?? "") }
        }
        #expect(alternatives.count == 1 && alternatives != [""])
    }

    @Test("the same words have the same name, other words another")
    func naming() throws {
        let one = try messages.compose(ContentKey(entries: [0], language: .japanese))
        let again = try messages.compose(ContentKey(entries: [0], language: .japanese))
        let names = try catalogue.entries.indices.flatMap { index in
            try Language.allCases.map { try messages.compose(ContentKey(entries: [index], language: $0)).id }
        }
        #expect(one.id == again.id && one.messages == again.messages)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.description.count == 64 && $0.description.allSatisfy(\.isHexDigit) })
    }

    @Test("topics have the same bits in the read model and in delivery")
    func topicBits() {
        for topic in Topic.allCases {
            #expect(TopicMask([topic]).bits == Int64(TopicSet(topic).rawValue), "\(topic)")
        }
        for seed in Seeds.some(5) {
            var random = SplitMix64(seed: seed)
            for _ in 0..<100 {
                let topics = Set(Topic.allCases.filter { _ in random.chance(1, in: 2) })
                let mask = TopicMask(topics)
                #expect(mask.bits == Int64(TopicSet(topics).rawValue) && Set(mask.topics) == topics, "seed \(seed)")
            }
        }
    }

    @Test("a retry key is a UUID that holds all of the ULID")
    func retryKeys() {
        for seed in Seeds.some(5) {
            let world = TestWorld(seed: seed)
            let keys = (0..<200).map { _ in BatchSender.freshRetryKey(world.freshID()) }
            #expect(keys.allSatisfy { UUID(uuidString: $0)?.uuidString.lowercased() == $0 })
            #expect(Set(keys).count == keys.count)
        }
        #expect(BatchSender.freshRetryKey(.init(bits: 1)) == "00000000-0000-0000-0000-000000000001")
    }
}
