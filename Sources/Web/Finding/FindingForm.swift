import Calendar
import Events
import Facilities

/// The form of a search page, filled in as it was sent.
struct FindingForm {
    let asked: Asked
    let say: Speech

    private static let wanted: [Equipment] = [
        .nursingRoom, .diaperTable, .hotWater, .pramAccess, .parking, .stepFree, .temporaryCare, .sickChildCare,
        .allergyCare, .eatingAllowed, .english, .chinese, .korean, .otherLanguages,
    ]
    private static let distances = [500, 1_000, 3_000, 10_000]
    private static let oldest = 17

    /// - Parameter choices: the fields of all that is chosen.
    func shown(_ choices: FindingChoices.Written) -> [String: any Sendable] {
        ["q": asked.words, "hidden": hidden, "kinds": choices.kinds, "filters": choices.filters]
    }

    /// What the fields are made of.
    var choices: [String: any Sendable] {
        let isPlaces = asked.chosen.subject == .places
        var shown: [String: any Sendable] = [
            "kinds": kinds, "ages": ages, "has": equipment, "distances": distances, "isPlaces": isPlaces,
            "isEvents": !isPlaces, "benefit": asked.chosen.hasBenefit, "free": asked.chosen.isFree,
            "vacancy": asked.chosen.vacancyAge != nil,
        ]
        shown["chosen"] = chosenMore
        shown["from"] = asked.chosen.from?.description
        shown["until"] = asked.chosen.until?.description
        switch asked.chosen.open {
        case .now: shown["isNow"] = true
        case .day(let day): shown["day"] = day.description
        case .at(let moment):
            shown["day"] = moment.date.description
            shown["time"] = Self.clock(moment.timeOfDay)
        case nil: break
        }
        return shown
    }

    /// What was chosen among what is folded away, in words: what was found stands right below the form.
    private var chosenMore: String? {
        let chosen = asked.chosen
        var words: [String?] = [
            years.map { say("finding.years", ["years": "\($0)"]) }, chosen.within.map(say.distance),
            chosen.vacancyAge == nil ? nil : say("finding.vacancy"),
        ]
        switch chosen.open {
        case .day(let day): words.append(say.day(day))
        case .at(let moment): words.append("\(say.day(moment.date)) \(Self.clock(moment.timeOfDay))")
        case .now, nil: break
        }
        if chosen.hasBenefit { words.append(say("finding.with-benefit")) }
        words += Self.wanted.filter(chosen.has.contains).map { say($0) }
        let said = words.compactMap(\.self)
        return said.isEmpty ? nil : said.joined(separator: say.language == .english ? ", " : "、")
    }

    private var years: Int? { asked.chosen.vacancyAge ?? asked.chosen.ageMonths.map { $0 / 12 } }

    private static func clock(_ time: TimeOfDay) -> String { "\(time.minutes < 600 ? "0" : "")\(time)".suffixed(5) }

    private func option(_ value: String, _ title: String, _ isChosen: Bool) -> [String: any Sendable] {
        ["value": value, "title": title, "isChosen": isChosen]
    }

    private var kinds: [[String: any Sendable]] {
        PlaceKind.allCases.filter { $0 != .other }.map {
            option($0.rawValue, say($0), asked.chosen.kinds.contains($0))
        }
    }

    private var ages: [[String: any Sendable]] {
        (0...Self.oldest).map {
            option("\($0 * 12)", say("finding.years", ["years": "\($0)"]), years == $0)
        }
    }

    private var equipment: [[String: any Sendable]] {
        Self.wanted.map { option($0.rawValue, say($0), asked.chosen.has.contains($0)) }
    }

    private var distances: [[String: any Sendable]] {
        Self.distances.map { option("\($0)", say.distance($0), asked.chosen.within == $0) }
    }

    /// What came by a link and has no field.
    private var hidden: [[String: any Sendable]] {
        asked.items(from: 0).filter { ["area", "town", "at", "in"].contains($0.name) }.map {
            ["name": $0.name, "value": $0.value]
        }
    }
}

extension String {
    fileprivate func suffixed(_ count: Int) -> String { String(suffix(count)) }
}
