import Calendar
import Events
import Facilities
import Households
import LINE
import Places
import Projections

/// One card of what was found: name, what it is and how far, whether it is open, where, how to reach it.
struct PlaceCard {
    let scene: Scene
    let item: FoundPage.Item
    let asked: ChatQuery

    private typealias Texts = ChatTexts.Search

    /// The last card, which leads on.
    static func more(_ action: Action) -> FlexBubble {
        let button = FlexComponent.button(FlexButton(action, style: .primary, color: Card.Color.accent))
        return FlexBubble(size: .kilo, body: FlexBox(.vertical, [button], paddingAll: .lg))
    }

    var bubble: FlexBubble {
        switch item {
        case .place(let listed, let hit): place(listed, hit)
        case .gathering(let listed, let hit): gathering(listed, hit)
        case .scheme(let listed, _): scheme(listed)
        }
    }

    private func place(_ listed: ListedPlace, _ hit: SearchHit) -> FlexBubble {
        let place = listed.row.record
        var lines = [scene.say(Texts.kind(place.kind)) + far(hit)]
        if case .day(let day) = asked.query.open {
            lines.append(scene.say(Texts.day(hit.day, on: day)))
        } else {
            lines.append(scene.say(Texts.state(hit.state, now: scene.now)))
        }
        if let age = asked.query.vacancyAge, let count = listed.vacancies, let free = count.counts[age]?.free {
            lines.append(scene.say(Texts.counted(free, age, on: count.countedOn)))
        }
        if let address = place.address, !address.text.isEmpty {
            lines.append([address.text, address.building].compactMap(\.self).joined(separator: " "))
        }
        if let benefit = place.benefit { lines.append(benefit) }
        if let ages = place.ages?.text, !ages.isEmpty, asked.query.ageMonths != nil { lines.append(ages) }
        if !place.has.isEmpty {
            lines.append(place.has.prefix(4).map { scene.say(Texts.equipment($0)) }.joined(separator: "・"))
        }
        return card(
            place.name, lines, listed.freshOn, telephone: place.contact?.telephone, page: place.contact?.page,
            point: place.point)
    }

    private func gathering(_ listed: ListedGathering, _ hit: SearchHit) -> FlexBubble {
        let gathering = listed.row.record
        let days = gathering.days
        var day = scene.say(days.from)
        if days.until != days.from { day += "～" + scene.say(days.until) }
        let times = [days.start, days.end].map { minutes in
            minutes.flatMap { TimeOfDay(minutes: $0 % 1440) }.map(\.description) ?? ""
        }
        if !times[0].isEmpty { day += " \(times[0])" + (times[1].isEmpty ? "～" : "～\(times[1])") }
        var lines = [
            day, [gathering.venue, gathering.address?.text].compactMap(\.self).first.map { $0 + far(hit) } ?? "",
        ]
        if gathering.isFree == true {
            lines.append(scene.say(Texts.free))
        } else if let fee = gathering.fee {
            lines.append(fee)
        }
        if let audience = gathering.audience { lines.append(audience) }
        return card(
            gathering.name, lines, listed.freshOn, telephone: gathering.contact?.telephone,
            page: gathering.contact?.page, point: gathering.point)
    }

    private func scheme(_ listed: ListedScheme) -> FlexBubble {
        let scheme = listed.row.record
        let audience = scheme.audience.map { "\(scene.say(Texts.appliesTo))：\($0)" }
        return card(
            scheme.title, [scheme.summary ?? "", audience ?? "", scheme.municipality.map(scene.name) ?? ""],
            listed.freshOn, telephone: scheme.contact?.telephone, page: scheme.applyAt ?? scheme.contact?.page,
            point: nil)
    }

    private func far(_ hit: SearchHit) -> String { hit.metres.map { "・" + scene.say(Texts.metres($0)) } ?? "" }

    private func card(
        _ title: String, _ lines: [String], _ freshOn: CivilDate, telephone: String?, page: String?, point: GeoPoint?
    ) -> FlexBubble {
        let head = FlexText(Self.short(title, 60), size: .md, weight: .bold, color: Card.Color.accent, maxLines: 3)
        var parts: [FlexComponent] = lines.filter { !$0.isEmpty }.map { line in
            .text(FlexText(Self.short(line, 120), size: .sm, color: Card.Color.ink, maxLines: 4))
        }
        parts.append(.text(FlexText(scene.say(Texts.fresh(freshOn)), size: .xs, color: Card.Color.quiet)))
        let buttons = actions(telephone, page, point).map { action in
            FlexComponent.button(FlexButton(action, style: .link, color: Card.Color.accent, height: .sm))
        }
        return FlexBubble(
            size: .kilo,
            header: FlexBox(.vertical, [.text(head)], paddingAll: .lg, backgroundColor: Card.Color.tint),
            body: FlexBox(.vertical, parts, spacing: .sm, paddingAll: .lg),
            footer: buttons.isEmpty ? nil : FlexBox(.vertical, buttons, spacing: .xs, paddingAll: .sm))
    }

    private func actions(_ telephone: String?, _ page: String?, _ point: GeoPoint?) -> [Action] {
        var actions: [Action] = []
        let digits = telephone?.filter { $0.isASCII && $0.isNumber } ?? ""
        if (9...11).contains(digits.count) {
            actions.append(.uri(label: scene.say(Texts.call), uri: "tel:\(digits)"))
        }
        if let point {
            // Any phone opens this, with or without an application for maps.
            let place = "\(GeoPoint.degrees(point.latitude)),\(GeoPoint.degrees(point.longitude))"
            actions.append(
                .uri(label: scene.say(Texts.map), uri: "https://www.google.com/maps/search/?api=1&query=\(place)"))
        }
        if let page, page.hasPrefix("https://") || page.hasPrefix("http://"), page.utf8.count <= 900,
            page.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        {
            actions.append(.uri(label: scene.say(Texts.page), uri: page))
        }
        return actions
    }

    private static func short(_ text: String, _ most: Int) -> String {
        text.count <= most ? text : text.prefix(most - 1) + "…"
    }
}
