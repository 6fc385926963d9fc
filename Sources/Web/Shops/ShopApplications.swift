import Calendar
import EventModel
import EventStore
import Events
import Facilities
import HTTPTypes
import Hummingbird
import Passports
import Places

/// `/shop/apply`: a form, a look at what customers would see, and the shop's own page. Three minutes on a phone.
struct ShopApplications: Sendable {
    let door: ShopDoor
    private let limiter: RateLimiter

    init(door: ShopDoor) {
        self.door = door
        limiter = RateLimiter(elapsed: door.world.elapsed)
    }

    /// A whole shopping street may apply from the room of its association.
    private static let address = Allowance("applications of an address", burst: 30, every: .seconds(120))

    func add(to pages: RouterGroup<Visit>) {
        pages.get("apply") { request, _ in
            let reader = door.reader(request)
            let page = ShopApplyPage(
                number: "\(door.world.freshID())", fields: ShopFields(ShopFilled(), door.speech(reader)))
            return door.writer.response(page, for: reader)
        }
        pages.post("apply") { request, visit in
            let form = try await Form.readUnsigned(request, .ofTexts)
            return try await take(form, for: door.reader(request), visit)
        }
    }

    private func take(_ form: Form, for reader: Reader, _ visit: Visit) async throws -> Response {
        guard let number = ULID(form["number"]) else { throw Trouble.notOurForm }
        let (filled, say) = (ShopFilled(form), door.speech(reader))
        let (record, found) = filled.read(in: door.gazetteer)
        var faults = found
        if filled["person"].isEmpty { faults["person"] = "shop-form.no-person" }
        let reach = filled["reach"]
        if reach.isEmpty {
            faults["reach"] = "shop-form.no-reach"
        } else if !ShopFilled.isMail(reach), !ShopFilled.isTelephone(reach) {
            faults["reach"] = "shop-form.bad-reach"
        }
        let branches = ShopBranches(filled["branches"], like: record, in: door.gazetteer)
        func again(
            _ number: ULID, _ status: HTTPResponse.Status, _ faults: [String: TextName] = [:], line: String? = nil
        ) -> Response {
            let fields = ShopFields(filled, faults: faults, line: line, say)
            return door.writer.again(ShopApplyPage(number: "\(number)", fields: fields), for: reader, status: status)
        }
        if form["step"] == "edit" { return again(number, .ok) }
        let line = branches.badLine.map { say("shop-form.bad-branch", ["line": "\($0)"]) }
        guard faults.isEmpty, line == nil else { return again(number, .unprocessableContent, faults, line: line) }
        let records = [record] + branches.records
        guard let office = try await door.office(for: Set(records.compactMap(\.address.municipality))) else {
            return again(number, .unprocessableContent, ["address": "shop-form.no-office"])
        }
        guard form["step"] == "send" else {
            let page = ShopCheckPage(
                number: "\(number)", card: ShopCard(record, say), others: branches.records.map(\.name),
                items: filled.items.map { ShopCheckPage.Item(name: $0.name, value: $0.value) })
            return door.writer.again(page, for: reader, status: .ok)
        }
        try limiter.take(Self.address, by: visit.address)
        do {
            try await apply(records, number, office, filled)
        } catch ShopRefusal.codeTaken {
            return again(door.world.freshID(), .unprocessableContent, ["name": "shop-form.again"])
        }
        let link = ShopLink(shop: ShopCode(application: number), link: number)
        return .redirect(to: try await door.path(of: link) + "?done=applied", type: .normal)
    }

    private func apply(
        _ records: [ShopRecord], _ number: ULID, _ office: OfficeID, _ filled: ShopFilled
    ) async throws {
        let isChain = records.count > 1
        let command = Command(actor: "shop", id: door.world.freshID())
        for (place, record) in records.enumerated() {
            try await door.log.execute(
                ApplyForShop(
                    // Sent twice, each shop of a firm has the same number again.
                    application: ULID(bits: number.bits &+ UInt128(place)), by: isChain ? .chain : .shop,
                    chain: isChain ? number : nil, office: office, record: record, person: filled["person"],
                    reachedAt: filled["reach"], today: door.today), as: command)
        }
    }
}

/// The further shops of a firm, one a line: name, address, telephone.
struct ShopBranches: Sendable {
    private(set) var records: [ShopRecord] = []
    /// The first line that could not be read.
    private(set) var badLine: Int?

    static let most = 200

    init(_ text: String, like first: ShopRecord, in gazetteer: Gazetteer) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let parts = line.split(omittingEmptySubsequences: false, whereSeparator: { "、,，\t".contains($0) })
                .map { Typed.plain(String($0)) }
            if parts.allSatisfy(\.isEmpty) { continue }
            var record = first
            record.name = parts[0]
            let address = parts.count > 1 ? parts[1] : ""
            record.address = PostalAddress(
                municipality: ShopFilled.municipality(of: address, in: gazetteer), postalCode: nil, text: address,
                building: nil, access: nil)
            record.telephone = parts.count > 2 && !parts[2].isEmpty ? parts[2] : nil
            let isGood =
                parts.count <= 3 && record.faults.isEmpty && (record.telephone.map(ShopFilled.isTelephone) ?? true)
            guard isGood, records.count < Self.most else {
                badLine = index + 1
                return
            }
            records.append(record)
        }
    }
}

/// The form by which a shop applies.
struct ShopApplyPage: WebPage {
    static let template = "shops.apply"
    let title: TextName = "shop-form.title"
    /// Sent twice it is the same shop.
    let number: String
    let fields: ShopFields
}

/// What customers would see, before it is sent.
struct ShopCheckPage: WebPage {
    static let template = "shops.check"
    let title: TextName = "shop-form.check"
    let number: String
    let card: ShopCard
    let others: [String]
    let hasOthers: Bool
    let items: [Item]

    struct Item: Sendable {
        let name: String
        let value: String
    }

    init(number: String, card: ShopCard, others: [String], items: [Item]) {
        self.number = number
        self.card = card
        self.others = others
        hasOthers = !others.isEmpty
        self.items = items
    }

    /// Another language is asked for in a form: what was typed belongs into no address.
    var unaddressed: [QueryItem] {
        [QueryItem("number", number), QueryItem("step", "check")] + items.map { QueryItem($0.name, $0.value) }
    }
}
