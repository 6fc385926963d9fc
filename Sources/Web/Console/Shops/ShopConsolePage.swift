import EventModel
import Events
import Foundation
import Passports
import Places
import Projections

/// One shop as an office sees it: what to look at, what would change, and what may be done.
struct ShopConsolePage: ConsolePage {
    static let template = "console.shop"
    static let room = ConsoleRoom.shops
    let name: String
    let path: String
    let code: String
    let place: String
    let status: String
    let seen: String
    let card: ShopCard
    let appliedOn: String
    let person: String?
    let reach: String?
    let reachLink: String?
    let checks: [Check]
    let isWaiting: Bool
    let isOpen: Bool
    let mayApprove: Bool
    let mayRefuse: Bool
    let request: Request?
    let isApproved: Bool
    let isSuspended: Bool
    let isShown: Bool
    let isOver: Bool
    let mayDecide: Bool
    let mayNotDecide: Bool
    let suspension: String?
    let answer: String?
    let reasons: [Reason]
    let others: [String]
    let hasOthers: Bool
    let otherSeen: String
    let complaints: [Complaint]
    let hasComplaints: Bool
    let counts: ShopCounts
    let link: String
    let newLink: String
    let done: String?
    let fault: String?

    var windowTitle: String? { name }

    /// One thing to look at before a yes.
    struct Check: Sendable {
        let isFine: Bool
        let words: String
        /// Where the other shop is, if it is about one.
        let twin: String?
    }

    struct Request: Sendable {
        let number: String
        let on: String
        let differences: [Difference]
    }

    struct Difference: Sendable {
        let name: String
        let before: String
        let after: String
    }

    struct Reason: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Complaint: Sendable {
        let number: String
        let kind: String
        let on: String
        let words: String?
    }

    init(
        _ code: ShopCode, _ shop: Shop, room: ShopRoom, status: ShopStatus, twins: [ShopRow],
        others: [(name: String, code: ShopCode, seen: Int)], counts: ShopCounts, link: String, newLink: String,
        mayDecide: Bool, done: String?, fault: String?
    ) {
        let say = room.say
        name = shop.record.name
        path = "/console/shops/\(code)"
        self.code = code.shown
        place = "/r/places/\(code.place)"
        self.status = room.status(status)
        seen = "\(shop.revision)"
        card = ShopCard(shop.record, say)
        appliedOn = "\(shop.appliedOn)"
        person = shop.person?.value
        reach = shop.reachedAt?.value
        reachLink = shop.reachedAt?.value.flatMap { Self.link(to: $0, about: shop.record.name, link, say) }
        checks = Self.checks(shop, twins, room)
        isWaiting = shop.status == .waiting
        isOpen = [.waiting, .refused].contains(shop.status)
        mayApprove = mayDecide && [.waiting, .refused].contains(shop.status)
        mayRefuse = mayDecide && shop.status == .waiting
        request = shop.request.map {
            Request(
                number: "\($0.number)", on: "\($0.on)", differences: Self.differences(shop.record, $0.record, say))
        }
        isApproved = shop.status == .approved
        isSuspended = shop.suspension != nil
        isShown = shop.isShown
        isOver = shop.status == .withdrawn
        self.mayDecide = mayDecide
        mayNotDecide = !mayDecide
        suspension = shop.suspension
        answer = shop.answer.map { answer in
            [answer.reason.map { say(ShopWords.reason($0)) }, answer.words].compactMap(\.self).joined(separator: "　")
        }
        reasons = ShopRefusalReason.allCases.map {
            Reason(value: $0.rawValue, title: say(ShopWords.reason($0)), isChosen: $0 == .unclear)
        }
        self.others = others.map(\.name)
        hasOthers = !others.isEmpty
        otherSeen = others.map { "\($0.code).\($0.seen)" }.joined(separator: " ")
        complaints = shop.complaints.sorted { $0.key < $1.key }.map {
            Complaint(
                number: "\($0.key)", kind: say(ShopWords.complaint($0.value.kind)), on: "\($0.value.on)",
                words: $0.value.words?.value)
        }
        hasComplaints = !complaints.isEmpty
        self.counts = counts
        self.link = link
        self.newLink = newLink
        self.done = done.flatMap { Self.done[$0] }.map { say($0) }
        self.fault = fault
    }

    private static let done: [String: TextName] = [
        "entered": "console-shops.was-entered", "declined": "console-shops.was-declined",
        "suspended": "console-shops.was-suspended", "resumed": "console-shops.was-resumed",
        "withdrawn": "console-shops.was-withdrawn", "linked": "console-shops.was-linked",
        "answered": "console-shops.was-answered", "edited": "console-shops.was-edited",
    ]

    private static func checks(_ shop: Shop, _ twins: [ShopRow], _ room: ShopRoom) -> [Check] {
        let (record, say) = (shop.record, room.say)
        let place = record.address.municipality.flatMap { room.gazetteer[$0]?.fullName } ?? "–"
        var checks = [Check(isFine: true, words: say("console-shops.check-place", ["place": place]), twin: nil)]
        if twins.isEmpty {
            checks.append(Check(isFine: true, words: say("console-shops.check-single"), twin: nil))
        }
        checks += twins.map {
            Check(
                isFine: false,
                words: say(
                    "console-shops.check-twin", ["name": $0.record.name, "address": $0.record.address.text]),
                twin: "/console/shops/\($0.shop)")
        }
        checks.append(
            Check(
                isFine: record.terms != nil,
                words: say(record.terms == nil ? "console-shops.check-friendly" : "console-shops.check-benefit"),
                twin: nil))
        checks.append(
            Check(
                isFine: record.telephone != nil,
                words: say(
                    record.telephone == nil ? "console-shops.check-no-telephone" : "console-shops.check-telephone"),
                twin: nil))
        return checks
    }

    /// Only what would change, each beside what is published now.
    private static func differences(_ before: ShopRecord, _ after: ShopRecord, _ say: Speech) -> [Difference] {
        func parts(_ record: ShopRecord) -> [(TextName, String)] {
            [
                ("shop-form.name", record.name), ("shop-form.trade", say(ShopWords.trade(record.trade))),
                (
                    "shop-form.address",
                    [record.address.text, record.address.building].compactMap(\.self).joined(separator: " ")
                ),
                ("shop-form.telephone", record.telephone ?? ""), ("shop-form.page", record.page ?? ""),
                ("shop-form.hours", record.hours ?? ""),
                ("shop-form.kind", record.terms.map { say(ShopWords.kind($0.kind)) } ?? ""),
                ("shop-form.benefit", record.terms?.words ?? ""),
                (
                    "shop-form.conditions",
                    record.terms.map { ShopCard.sentences($0, say).joined(separator: "\n") } ?? ""
                ),
                (
                    "shop-form.friendly",
                    record.friendly.map { say(ShopWords.service($0)) }.joined(separator: "、")
                ),
                (
                    "shop-form.part-nationwide",
                    record.isNationwide ? say("shop-words.nationwide") : say("console-shops.only-here")
                ),
            ]
        }
        return zip(parts(before), parts(after)).filter { $0.1 != $1.1 }.map { old, new in
            Difference(name: say(old.0), before: old.1.isEmpty ? "–" : old.1, after: new.1.isEmpty ? "–" : new.1)
        }
    }

    /// A mail that is written already, or a number to call.
    private static func link(to reach: String, about name: String, _ link: String, _ say: Speech) -> String? {
        guard ShopFilled.isMail(reach) else {
            let digits = Typed.folded(reach).filter { ("0"..."9").contains($0) }
            return digits.isEmpty ? nil : "tel:\(digits)"
        }
        func quoted(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        let subject = quoted(say("console-shops.mail-subject", ["name": name]))
        let body = quoted(say("console-shops.mail-body", ["name": name, "link": link]))
        let address = reach.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
        return "mailto:\(address)?subject=\(subject)&body=\(body)"
    }
}

/// The form by which an office changes what is published of a shop.
struct ShopEditPage: ConsolePage {
    static let template = "console.shop-edit"
    static let room = ConsoleRoom.shops
    let name: String
    let path: String
    let seen: String
    let fields: ShopFields
    /// What is wrong with the whole of it; a field's own fault stands at the field.
    let trouble: String?

    init(_ code: ShopCode, _ shop: Shop, seen: String, fields: ShopFields, fault: String?) {
        name = shop.record.name
        path = "/console/shops/\(code)"
        self.seen = seen
        self.fields = fields
        trouble = fault
    }
}
