import Calendar
import Events
import Foundation
import Places
import Projections

/// What pages of places and of events have in common.
struct FoundParts {
    let say: Speech
    /// The name of the office that answers for it.
    let office: String
    let now: JapanTime
    let map: [String: any Sendable]

    var cards: FoundCards { FoundCards(say: say, now: now) }

    /// What both begin with, and where they are.
    func head(
        _ name: String, kana: String?, _ contact: ContactDetails?, _ address: PostalAddress?, _ point: GeoPoint?,
        has: [Equipment]
    ) -> [String: any Sendable] {
        var shown: [String: any Sendable] = ["name": name]
        shown["kana"] = kana
        shown["telephone"] = Telephone(contact?.telephone)?.shown
        shown["way"] = way(address, point)
        shown["has"] = equipment(has)
        guard let point else { return shown }
        shown["point"] = ["lat": GeoPoint.degrees(point.latitude), "lng": GeoPoint.degrees(point.longitude)]
        shown["map"] = map
        return shown
    }

    func equipment(_ list: [Equipment]) -> [String: any Sendable]? {
        list.isEmpty ? nil : ["items": list.map { say($0) }]
    }

    /// One line of what is known.
    func fact(_ name: TextName, _ text: String?) -> [String: any Sendable]? {
        guard let text, !text.isEmpty else { return nil }
        return ["name": say(name), "text": text]
    }

    func link(_ name: TextName, _ text: String, _ href: String) -> [String: any Sendable] {
        ["name": say(name), "link": ["text": text, "href": href]]
    }

    func contact(_ contact: ContactDetails?) -> [[String: any Sendable]] {
        guard let contact else { return [] }
        var facts: [[String: any Sendable]?] = []
        if let telephone = Telephone(contact.telephone) {
            if let href = telephone.shown["href"] {
                facts.append(link("finding.telephone", telephone.shown["words"] ?? "", href))
            } else {
                facts.append(fact("finding.telephone", telephone.shown["words"]))
            }
        }
        if let email = contact.email { facts.append(link("finding.mail", email, "mailto:\(email)")) }
        if let page = contact.page { facts.append(link("finding.page", page, page)) }
        if let form = contact.form { facts.append(link("finding.form", form, form)) }
        facts.append(fact("finding.contact", contact.note))
        return facts.compactMap { $0 }
    }

    func address(_ address: PostalAddress?, venue: String? = nil) -> [[String: any Sendable]] {
        let lines = [venue, address?.text, address?.building].compactMap { $0 }.filter { !$0.isEmpty }
        return [fact("finding.address", lines.joined(separator: " ")), fact("finding.access", address?.access)]
            .compactMap { $0 }
    }

    /// A map of the telephone's own, which also knows the way.
    private func way(_ address: PostalAddress?, _ point: GeoPoint?) -> String? {
        let place = point.map { "\(GeoPoint.degrees($0.latitude)),\(GeoPoint.degrees($0.longitude))" }
        let text = place ?? address.flatMap { $0.text.isEmpty ? nil : $0.text }
        guard let text, let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) else {
            return nil
        }
        return "https://www.google.com/maps/search/?api=1&query=\(query)"
    }

    /// Where it comes from, of which day, and who answers for it.
    func source(_ listing: Listing, _ freshOn: CivilDate) -> [String: any Sendable] {
        var source: [String: any Sendable] = [
            "fresh": say("finding.fresh", ["day": "\(freshOn)"]), "office": office, "licence": listing.licence,
            "name": listing.source,
        ]
        if ["https://", "http://"].contains(where: listing.source.hasPrefix) { source["href"] = listing.source }
        return source
    }
}

/// Everything that is known of a place.
struct FoundPlacePage: WebPage {
    static let template = "places.place"
    let title: TextName = "finding.places"
    let listed: ListedPlace
    /// What the place gives for the support pass; nil for all that take no pass.
    let shop: ShopRow?
    let parts: FoundParts

    var windowTitle: String? { listed.row.record.name }

    var shown: Any {
        let record = listed.row.record
        let open = parts.say.open((record.hours ?? OpeningHours([])).state(at: parts.now), now: parts.now)
        var shown = parts.head(
            record.name, kana: record.kana, record.contact, record.address, record.point, has: record.has)
        shown["kind"] = parts.say.kind(of: record)
        shown["open"] = open.words
        shown["style"] = open.style
        shown["week"] = week(record.hours)
        shown["hoursNote"] = record.hoursNote
        shown["vacancy"] = parts.cards.vacancy(listed.vacancies)
        shown["lacks"] = parts.equipment(record.lacks)
        shown["facts"] = facts(record)
        shown["source"] = parts.source(listed.row.listing, listed.freshOn)
        shown["mistake"] = "/r/places/\(listed.row.place)/mistake"
        if let shop, shop.status == .approved {
            let card = ShopCard(shop.record, parts.say)
            var given: [String: any Sendable] = [
                "terms": card.terms, "friendly": card.friendly, "hasFriendly": card.hasFriendly,
                "isNationwide": card.isNationwide, "complaint": "/r/shops/\(shop.shop)/complaint",
            ]
            given["benefit"] = card.benefit
            shown["shop"] = given
        }
        return shown
    }

    /// Today and the six days after it, holidays as they fall.
    private func week(_ hours: OpeningHours?) -> [[String: any Sendable]] {
        guard let hours, !hours.isEmpty else { return [] }
        return (0..<7).map { offset in
            let date = parts.now.date.adding(days: offset)
            return [
                "day": parts.say.day(date), "words": parts.say(hours.opening(on: date)), "isToday": offset == 0,
                "iso": date.description,
            ]
        }
    }

    private func facts(_ record: Place) -> [[String: any Sendable]] {
        var facts = parts.address(record.address) + parts.contact(record.contact)
        facts += [
            parts.fact("finding.for-ages", record.ages?.text),
            parts.fact("finding.capacity", record.capacity.map(String.init)),
            parts.fact("finding.benefit", record.benefit), parts.fact("finding.about", record.about),
            parts.fact("finding.run-by", record.runBy),
            parts.fact("finding.other-names", record.otherNames.joined(separator: ", ")),
        ].compactMap { $0 }
        return facts + record.details.map { ["name": $0.name, "text": $0.text] }
    }
}

/// Everything that is known of an event.
struct FoundGatheringPage: WebPage {
    static let template = "places.event"
    let title: TextName = "finding.events"
    let listed: ListedGathering
    let parts: FoundParts

    var windowTitle: String? { listed.row.record.name }

    var shown: Any {
        let record = listed.row.record
        var shown = parts.head(
            record.name, kana: record.kana, record.contact, record.address, record.point, has: record.has)
        shown["days"] = parts.cards.days(record.days)
        shown["times"] = parts.cards.times(record.days)
        shown["note"] = record.days.note
        shown["isOver"] = record.days.until < parts.now.date
        shown["facts"] = facts(record)
        shown["source"] = parts.source(listed.row.listing, listed.freshOn)
        shown["calendar"] = "/r/events/\(listed.row.gathering)/event.ics"
        return shown
    }

    private func facts(_ record: Gathering) -> [[String: any Sendable]] {
        var facts = [parts.fact("finding.about", record.about)].compactMap { $0 }
        facts += parts.address(record.address, venue: record.venue)
        facts += [
            parts.fact("finding.for-whom", record.audience),
            // Lists often say the same in both.
            parts.fact("finding.for-ages", record.ages?.text == record.audience ? nil : record.ages?.text),
            parts.fact("finding.fee", record.isFree == true ? parts.say("finding.is-free") : record.fee),
            parts.fact("finding.capacity", record.capacity), parts.fact("finding.application", record.application),
            parts.fact("finding.apply-until", record.applyUntil.map(parts.say.day)),
            parts.fact("finding.held-by", record.heldBy),
        ].compactMap { $0 }
        facts += parts.contact(record.contact)
        return facts + record.details.map { ["name": $0.name, "text": $0.text] }
    }
}
