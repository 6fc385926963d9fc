import Calendar
import Events
import Facilities
import Households
import LINE
import Places

/// Pages of what was found.
extension Scene {
    private typealias Texts = ChatTexts.Search

    /// What to look for, from where the family lives.
    func askSearch() -> [Message] {
        let home = ChatQuery(SearchQuery().inside(family.residence?.municipality))
        let choices = SearchChoice.allCases.map { button(Texts.choice($0), .find($0.query(like: home))) }
        let actions = [.location(label: say(Texts.here))] + choices + [button(ChatTexts.Wishes.menu, .show(.menu))]
        return [.text(say(Texts.ask), quickReply: QuickReply(actions))]
    }

    /// What was found; what else there is where nothing was.
    func searched() -> [Message] {
        guard let found else { return askSearch() }
        if found.isLost {
            let actions = [Action.location(label: say(Texts.here)), button(Texts.title, .show(.places))]
            return [.text(say(Texts.lost), quickReply: QuickReply(actions))]
        }
        let lead = lead(of: found)
        guard !found.items.isEmpty else { return [.text(lead, quickReply: QuickReply(otherChoices(found.asked)))] }
        var bubbles = found.items.map { PlaceCard(scene: self, item: $0, asked: found.asked).bubble }
        if let next = next(after: found) { bubbles.append(PlaceCard.more(next)) }
        let carousel = Message.flex(
            altText: say(Texts.altText(found.total)), .carousel(bubbles), quickReply: QuickReply(replies(to: found)))
        return [.text(lead), carousel]
    }

    private func lead(of found: FoundPage) -> String {
        let conditions = conditions(found.asked)
        var lines = conditions.isEmpty ? [] : [conditions.joined(separator: "・")]
        if found.needsAge { lines.append(say(Texts.needsAge)) }
        if found.items.isEmpty {
            lines += [say(Texts.nothing), say(Texts.nothingAtAll)]
        } else if found.given.isEmpty {
            let first = found.asked.query.offset + 1
            lines.append(say(Texts.count(found.total, from: first, to: first + found.items.count - 1)))
        } else {
            let given = found.given.map { say(Texts.filter($0)) }.joined(separator: "・")
            lines += [
                say(Texts.nothing), Texts.instead(without: given, total: found.total, language: family.language),
            ]
        }
        return lines.joined(separator: "\n")
    }

    private func next(after found: FoundPage) -> Action? {
        if let instead = found.instead {
            return found.total > found.items.count ? fitting(Texts.showInstead, instead) : nil
        }
        let shown = found.asked.query.offset + found.items.count
        guard shown < min(found.total, SearchQuery.furthest) else { return nil }
        var next = found.asked
        next.query.offset = shown
        return fitting(Texts.more, next)
    }

    /// A button for a query; none where LINE would not carry so much.
    private func fitting(_ words: Words, _ query: ChatQuery) -> Action? {
        let tap = Tap.find(query)
        return tap.data.utf8.count <= Self.mostData ? button(words, tap) : nil
    }

    /// LINE counts characters; by bytes it is right however they are counted.
    private static let mostData = 300

    /// Filters that are not asked for yet, other things in the same place, and the ways on: thirteen at most.
    private func replies(to found: FoundPage) -> [Action] {
        let asked = found.instead ?? found.asked
        var actions = [next(after: found)]
        if asked.query.subject == .places {
            if asked.query.open == nil {
                let saturday = today.adding(days: Weekday.saturday.rawValue - today.weekday.rawValue)
                actions.append(fitting(Texts.openNow, asked.changed { $0.open = .now }))
                actions.append(fitting(Texts.saturday, asked.changed { $0.open = .day(saturday) }))
            }
            for equipment in [Equipment.nursingRoom, .parking] where !asked.query.has.contains(equipment) {
                actions.append(fitting(Texts.equipment(equipment), asked.changed { $0.has.insert(equipment) }))
            }
        } else if asked.query.subject == .gatherings {
            if !asked.query.isFree { actions.append(fitting(Texts.free, asked.changed { $0.isFree = true })) }
            let saturday = today.adding(days: Weekday.saturday.rawValue - today.weekday.rawValue)
            if asked.query.from == nil {
                let weekend = asked.changed { ($0.from, $0.until) = (saturday, saturday.adding(days: 1)) }
                actions.append(fitting(Texts.weekend, weekend))
            }
        }
        if let municipality = found.municipality, municipality != family.residence?.municipality,
            atlas.gazetteer[municipality]?.isResidence == true
        {
            actions.append(button(Texts.movedHere, .live(municipality, postalCode: nil)))
        }
        let room = Platform.Count.quickReplyItems.upperBound - actions.compactMap(\.self).count
        return actions.compactMap(\.self) + otherChoices(asked).suffix(max(room, 0))
    }

    private func otherChoices(_ asked: ChatQuery) -> [Action] {
        let kinds: [SearchChoice] = [.gathering, .cafeteria, .park, .temporaryCare, .familyCentre]
        let choices = kinds.compactMap { choice -> Action? in
            let query = choice.query(like: asked)
            return query == asked ? nil : fitting(Texts.choice(choice), query)
        }
        return choices + [.location(label: say(Texts.here)), button(Texts.title, .show(.places))]
    }

    /// What was understood, for the family to see.
    private func conditions(_ asked: ChatQuery) -> [String] {
        let query = asked.query
        var parts: [String] = []
        switch asked.origin {
        case .nowhere: break
        case .here: parts.append(say(Texts.nowHere))
        case .town(let name, _): parts.append(say(Texts.near(name)))
        }
        if let within = query.within, asked.origin != .nowhere { parts.append(say(Texts.within(within))) }
        if let area = query.area { parts.append(name(of: area)) }
        if let town = query.town { parts.append(town) }
        if query.subject == .gatherings { parts.append(say(Texts.choice(.gathering))) }
        if !query.kinds.isEmpty, query.kinds != SearchChoice.outings {
            let kinds = PlaceKind.allCases.filter(query.kinds.contains)
            parts.append(
                kinds.prefix(2).map { say(Texts.kind($0)) }.joined(separator: "、") + (kinds.count > 2 ? "…" : ""))
        }
        parts += query.has.sorted().map { say(Texts.equipment($0)) }
        if query.hasBenefit { parts.append(say(Texts.benefit)) }
        if query.isFree { parts.append(say(Texts.free)) }
        if let months = query.ageMonths { parts.append(say(Texts.age(months))) }
        if let age = query.vacancyAge { parts.append(say(Texts.vacancy(age))) }
        switch query.open {
        case .now: parts.append(say(Texts.openNow))
        case .day(let day): parts.append(say(day))
        case .at(let moment): parts.append(say(moment.date) + " \(moment.timeOfDay)")
        case nil: break
        }
        let days = [query.from, query.until].compactMap(\.self)
        if !days.isEmpty { parts.append(Array(Set(days)).sorted().map(say).joined(separator: "～")) }
        return parts + query.words.split(separator: " ").map { "「\($0)」" }
    }
}

extension SearchQuery {
    func inside(_ area: MunicipalityCode?) -> SearchQuery {
        var query = self
        query.area = area
        return query
    }
}
