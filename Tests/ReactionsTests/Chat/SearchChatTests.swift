import Consultations
import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Foundation
import Households
import LINE
import Logging
import Places
import Projections
import SQLiteStore
import Support
import Testing

@testable import Reactions

@Suite("Searching in the chat")
struct SearchChatTests {
    private static let kikuna = GeoPoint(latitude: 35_510_000, longitude: 139_630_000)

    private struct Stage {
        let service: AnswerChatTests.Service
        let chat: AnswerChat
        let whereabouts: Whereabouts
        /// Its folder is there as long as this is held.
        let tables: TestTables

        /// Hands every webhook in the log to the chat.
        func handleAll() async throws {
            let page = Page<Recorded>()
            try await service.test.log.read(.all) { page.append($0) }
            for recorded in page.take() { try await chat.handle(recorded) }
        }
    }

    /// So many nurseries in a row to the north, the service and a family.
    private func stage(
        places count: Int, in ward: MunicipalityCode = code("141097"), _ town: String = "横浜市港北区菊名"
    ) async throws -> Stage {
        let service = try await AnswerChatTests.Service()
        var facts: [any Event] = []
        for number in 0..<count {
            var place = Place(kind: .nursery, name: "第\(number)保育園")
            place.point = GeoPoint(latitude: Self.kikuna.latitude + number * 900, longitude: Self.kikuna.longitude)
            place.address = PostalAddress(
                municipality: ward, postalCode: nil, text: "\(town)\(number)", building: nil, access: nil)
            place.contact = ContactDetails(
                telephone: "045-000-0000", email: nil, form: nil, page: "https://example.lg.jp/\(number)", note: nil)
            place.hours = OpeningHours("月火水木金 7:00-19:00")
            place.has = Equipment.allCases
            place.ages = AgeRange(fromMonths: 0, untilMonths: 71, text: "0歳から5歳")
            facts.append(
                PlacePublished(
                    place: PlaceID(origin: ["\(number)"]), dataset: Example.nurseries, provenance: Example.openData,
                    by: .list, record: place))
        }
        try await service.test.log.append(facts, as: Command(actor: "test", id: service.test.world.freshID()))
        let tables = try TestTables()
        let projector = Projector(log: service.test.log, tables: tables.store, projections: [FacilityDirectory.self])
        try await projector.prepare()
        let folding = try Folding.builtIn()
        let index = SearchIndex(folding, Phone.atlas.gazetteer)
        let feed = FeedSearch(index, tables: tables.store, projector: projector)
        let whereabouts = Whereabouts()
        let finder = Finder(index, try QueryReader(folding, Phone.atlas, index), fill: { try await feed.fill() })
        let line = service.line
        let chat = AnswerChat(
            log: service.test.log, reply: { line.reply($0, $1) }, atlas: Phone.atlas, care: { Phone.care },
            account: Phone.account,
            catchUp: { _, _, _ in [] }, upcoming: { _, _, _ in [] },
            finding: ChatFinding(finder, whereabouts, tables: tables.store), logger: Logger(label: "test"))
        try await service.tell("follow", [:])
        try await service.tap(.agree(version: ConsentText.version))
        try await service.say("2310005")
        try await service.tap(.born(count: 1, on: day("2025-05-05")))
        try await service.tap(.finish)
        return Stage(service: service, chat: chat, whereabouts: whereabouts, tables: tables)
    }

    @Test("shows nine cards and leads on, in every language", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        let stage = try await stage(places: 20)
        let service = stage.service
        try await service.tap(.speak(language))
        try await service.say("港北区 保育園")
        try await stage.handleAll()
        let first = try #require(service.line.replies.last?.json)
        #expect(first.components(separatedBy: #""type":"bubble""#).count == 11)
        for button in [ChatTexts.Search.call, ChatTexts.Search.map, ChatTexts.Search.page, ChatTexts.Search.more] {
            #expect(first.contains(button[language]), "\(button[language])")
        }
        #expect(first.contains("tel:0450000000"))
        var next = ChatQuery(SearchQuery())
        next.query.kinds = [.nursery, .certifiedCentre, .smallNursery, .unlicensedNursery]
        next.query.area = code("141097")
        next.query.offset = 18
        try await service.tap(.find(next))
        try await stage.handleAll()
        let last = try #require(service.line.replies.last?.json)
        #expect(last.components(separatedBy: #""type":"bubble""#).count == 3)
        #expect(last.contains(ChatTexts.Search.count(20, from: 19, to: 20)[language]))
        #expect(try await service.answers().suffix(2).allSatisfy { $0.prompt == "search" && $0.outcome == .accepted })
    }

    @Test("a town whose name several wards have stays the point on the pages that follow")
    func town() async throws {
        let stage = try await stage(places: 20, in: code("141046"), "横浜市中区本町")
        let service = stage.service
        try await service.say("中区 本町 保育園")
        try await stage.handleAll()
        #expect(names(service.line.replies.last).first == "第10保育園")
        try await service.tap(try #require(try taps(ChatTexts.Search.more, service.line.replies.last).first))
        try await stage.handleAll()
        #expect(names(service.line.replies.last) == [15, 5, 16, 4, 17, 3, 18, 2, 19].map { "第\($0)保育園" })
    }

    @Test("of what there is instead three are shown, and a button leads to all of them, nine by nine")
    func allInstead() async throws {
        let stage = try await stage(places: 20)
        let service = stage.service
        try await service.say("菊名 保育園 日曜")
        try await stage.handleAll()
        #expect(names(service.line.replies.last).count == 3)
        var all: [String] = []
        var next = try #require(try taps(ChatTexts.Search.showInstead, service.line.replies.last).first)
        for count in [9, 9, 2] {
            try await service.tap(next)
            try await stage.handleAll()
            let shown = names(service.line.replies.last)
            #expect(shown.count == count)
            all += shown
            next = try taps(ChatTexts.Search.more, service.line.replies.last).first ?? next
        }
        #expect(Set(all).count == 20)
    }

    /// The nurseries of a reply in their order.
    private func names(_ reply: (token: String, json: String)?) -> [String] {
        (reply?.json ?? "").matches(of: /第[0-9]+保育園/).map { String($0.output) }
    }

    /// What the buttons of a reply with these words do.
    private func taps(_ words: Words, _ reply: (token: String, json: String)?) throws -> [Tap] {
        func buttons(in value: Any) -> [String] {
            if let list = value as? [Any] { return list.flatMap(buttons) }
            guard let object = value as? [String: Any] else { return [] }
            if object["label"] as? String == words.japanese, let data = object["data"] as? String { return [data] }
            return object.values.flatMap(buttons)
        }
        return buttons(in: try JSONSerialization.jsonObject(with: Data((reply?.json ?? "").utf8)))
            .compactMap { Tap(data: $0) }
    }

    @Test("the nearest comes first where the family said it is, and no fact, row or button holds its point")
    func location() async throws {
        let stage = try await stage(places: 20)
        let service = stage.service
        let here = GeoPoint(latitude: 35_517_777, longitude: 139_633_333)
        let place: [String: Any] = [
            "id": "1", "type": "location", "latitude": 0, "longitude": 0, "address": "神奈川県横浜市港北区",
        ]
        stage.whereabouts.remember(here, of: service.household, now: JapanTime(milliseconds: service.test.world.now))
        try await service.tell("message", ["message": place])
        var nurseries = ChatQuery(SearchQuery(), from: .here)
        nurseries.query.kinds = [.nursery]
        try await service.tap(.find(nurseries))
        try await stage.handleAll()
        let json = try #require(service.line.replies.last?.json)
        let order = try #require(json.range(of: "第9保育園")).lowerBound
        #expect(order < (try #require(json.range(of: "第5保育園"))).lowerBound)
        #expect(json.contains("約3"))
        for recorded in try await service.test.facts() {
            #expect(!"\(recorded)".contains("517777") && !"\(recorded)".contains("633333"))
        }
        for reply in service.line.replies {
            #expect(!reply.json.contains("517777") && !reply.json.contains("633333"))
        }
        // An hour later nobody knows it any more.
        service.test.world.advance(milliseconds: 3_600_000)
        try await service.tap(.find(nurseries))
        try await stage.handleAll()
        #expect(service.line.replies.last?.json.contains("もう一度お送りください") == true)
    }

    @Test("where nothing fits, what stands in the way is told with the nearest; nonsense is not understood")
    func nothing() async throws {
        let stage = try await stage(places: 3)
        let service = stage.service
        try await service.say("港北区 保育園 日曜")
        try await stage.handleAll()
        let json = try #require(service.line.replies.last?.json)
        #expect(json.contains("「開いている日時」がなければ3件あります") && json.contains("第0保育園"))
        #expect(json.contains(ChatTexts.Search.showInstead.japanese) == false)
        try await service.say("ぬるぽ")
        try await service.say("空き 保育園")
        try await stage.handleAll()
        #expect(service.line.replies.suffix(2).first?.json.contains("うまく読み取れませんでした") == true)
        #expect(service.line.replies.last?.json.contains("空きは年齢ごとに違います") == true)
    }
}
