import Calendar
import Events
import Foundation
import Places
import Support

@testable import Facilities

/// The same answers by looking at every entry, one after the other: slow and plain.
struct SearchModel {
    let folding: Folding
    let gazetteer: Gazetteer
    var entries: [String: SearchEntry] = [:]

    func codes(_ query: SearchQuery, now: JapanTime) -> [String] {
        let fitting = entries.values.filter { $0.subject == query.subject && fits($0, query, now) }
        return fitting.sorted { precedes($0, $1, query, now) }.map(\.code)
    }

    private func terms(_ query: SearchQuery) -> [String] { query.words.split(separator: " ").map(text) }
    private func text(_ text: some StringProtocol) -> String {
        String(decoding: folding.folded(String(text)), as: UTF16.self)
    }
    /// Each part as it is and with one word for several.
    private func forms(_ parts: [String]) -> [String] {
        parts.flatMap { [String(decoding: folding.plain($0), as: UTF16.self), text($0)] }
    }

    private func fits(_ entry: SearchEntry, _ query: SearchQuery, _ now: JapanTime) -> Bool {
        let all = forms(entry.names + [entry.reading] + entry.texts)
        guard
            (terms(query) + [text(query.town ?? "")]).allSatisfy({ term in
                term.isEmpty || all.contains { $0.contains(term) }
            })
        else { return false }
        if !query.kinds.isEmpty, !(entry.kind.map(query.kinds.contains) ?? false) { return false }
        if let area = query.area {
            guard let own = entry.municipality, own == area || gazetteer.isWithin(own, area) else { return false }
        }
        if let near = query.near, let within = query.within {
            guard let point = entry.point, near.metres(to: point) <= Double(within) else { return false }
        }
        guard query.has.isSubset(of: entry.has), !query.hasBenefit || entry.hasBenefit, !query.isFree || entry.isFree
        else { return false }
        if let age = query.vacancyAge, !entry.vacancies.contains(age) { return false }
        if query.subject != .places {
            let from = query.from ?? now.date
            if let until = entry.until, until < from { return false }
            if let last = query.until, let first = entry.from, first > last { return false }
        }
        return age(entry, query) != false && open(entry, query, now) != .closed
    }

    private func age(_ entry: SearchEntry, _ query: SearchQuery) -> Bool? {
        query.ageMonths.flatMap { months in entry.ages?.includes(months: months) }
    }

    private enum Opening { case open, closed, ask }

    private func open(_ entry: SearchEntry, _ query: SearchQuery, _ now: JapanTime) -> Opening {
        guard let wish = query.open else { return .open }
        guard let hours = entry.hours else { return .ask }
        func state(_ moment: JapanTime) -> Opening {
            switch hours.state(at: moment) {
            case .open: .open
            case .closed: .closed
            case .ask: .ask
            }
        }
        switch wish {
        case .now: return state(now)
        case .at(let moment): return state(moment)
        case .day(let date):
            switch hours.opening(on: date) {
            case .open: return .open
            case .closed: return .closed
            case .ask: return .ask
            }
        }
    }

    private func isAsked(_ entry: SearchEntry, _ query: SearchQuery, _ now: JapanTime) -> Bool {
        query.ageMonths != nil && age(entry, query) == nil || open(entry, query, now) == .ask
    }

    private func tier(_ entry: SearchEntry, _ query: SearchQuery) -> Int {
        let (terms, names) = (terms(query), forms(entry.names + [entry.reading]))
        if terms.isEmpty { return 0 }
        guard terms.allSatisfy({ term in names.contains { $0.contains(term) } }) else { return 3 }
        let phrase = text(query.words)
        if names.contains(phrase) { return 0 }
        return names.contains { $0.hasPrefix(phrase) } ? 1 : 2
    }

    private func precedes(_ one: SearchEntry, _ other: SearchEntry, _ query: SearchQuery, _ now: JapanTime) -> Bool {
        let asked = (isAsked(one, query, now), isAsked(other, query, now))
        if asked.0 != asked.1 { return asked.1 }
        let tiers = (tier(one, query), tier(other, query))
        if tiers.0 != tiers.1 { return tiers.0 < tiers.1 }
        if query.subject == .gatherings {
            let from = query.from ?? now.date
            let days = (max(one.from ?? from, from), max(other.from ?? from, from))
            if days.0 != days.1 { return days.0 < days.1 }
        }
        if let near = query.near {
            let unit = query.subject == .gatherings ? 100.0 : 0.1
            func steps(_ entry: SearchEntry) -> Double {
                entry.point.map { (near.metres(to: $0) / unit).rounded(.down) } ?? .infinity
            }
            if steps(one) != steps(other) { return steps(one) < steps(other) }
        }
        let places = (one.municipality?.description ?? "~", other.municipality?.description ?? "~")
        if places.0 != places.1 { return places.0 < places.1 }
        let readings = (folding.plain(one.reading), folding.plain(other.reading))
        if readings.0 != readings.1 { return readings.0.lexicographicallyPrecedes(readings.1) }
        return one.code < other.code
    }
}
