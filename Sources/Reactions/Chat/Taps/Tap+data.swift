import Calendar
import Events
import Places

/// The postback data of a tap: words parted by colons, such as `born:1:2025-01-02`. Words are never reused.
extension Tap {
    package var data: String { words.joined(separator: ":") }

    private var words: [String] {
        switch self {
        case .goOn: ["go-on"]
        case .agree(let version): ["agree", "\(version)"]
        case .speak(let language): ["speak", language.rawValue]
        case .live(let code, let postalCode): ["live", "\(code)"] + Self.optional(postalCode?.digits)
        case .moveAway: ["move-away"]
        case .expect(let due): ["expect"] + Self.optional(due)
        case .born(let count, let day): ["born", "\(count)"] + Self.optional(day)
        case .finish: ["finish"]
        case .correctBirth(let child, let day): ["correct-birth", "\(child)"] + Self.optional(day)
        case .correctDue(let child, let day): ["correct-due", "\(child)"] + Self.optional(day)
        case .birth(let child, let siblings, let day): ["birth", "\(child)", "\(siblings)"] + Self.optional(day)
        case .removeChild(let child): ["remove", "\(child)"]
        case .loss(let child): ["loss", "\(child)"]
        case .topic(let topic, let wanted): ["topic", topic.rawValue, wanted ? "on" : "off"]
        case .quiet(let hours): ["quiet"] + (hours.map { ["\($0.start.minutes)", "\($0.end.minutes)"] } ?? ["off"])
        case .pause(let length): ["pause", length.rawValue]
        case .resume: ["resume"]
        case .restart: ["restart"]
        case .stop: ["stop"]
        case .forget: ["forget"]
        case .find(let query): ["find", query.text]
        case .show(let page): ["show"] + page.words
        }
    }

    private static func optional(_ value: (some CustomStringConvertible)?) -> [String] {
        value.map { ["\($0)"] } ?? []
    }

    private static let finding = "find:"

    /// Nil for data that no version of the account has sent.
    package init?(data: String) {
        // Its values hold colons of their own.
        if data.hasPrefix(Self.finding) {
            self = .find(ChatQuery(text: data.dropFirst(Self.finding.count)))
            return
        }
        let words = data.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let verb = words.first else { return nil }
        let rest = Array(words.dropFirst())
        guard let tap = Self.plain(verb, rest) ?? Self.aboutFamily(verb, rest) ?? Self.wish(verb, rest) else {
            return nil
        }
        self = tap
    }

    private static func plain(_ verb: String, _ rest: [String]) -> Tap? {
        switch (verb, rest.count) {
        case ("go-on", 0): .goOn
        case ("move-away", 0): .moveAway
        case ("finish", 0): .finish
        case ("resume", 0): .resume
        case ("restart", 0): .restart
        case ("stop", 0): .stop
        case ("forget", 0): .forget
        case ("agree", 1): Int(rest[0]).map { .agree(version: $0) }
        case ("speak", 1): Language(rawValue: rest[0]).map { .speak($0) }
        case ("show", 1...): Page(words: rest).map { .show($0) }
        default: nil
        }
    }

    private static func aboutFamily(_ verb: String, _ rest: [String]) -> Tap? {
        let first = rest.first.flatMap { Int($0) }
        switch (verb, rest.count) {
        case ("live", 1...2):
            guard let code = MunicipalityCode(rest[0]) else { return nil }
            if rest.count == 1 { return .live(code, postalCode: nil) }
            return PostalCode(digits: rest[1]).map { .live(code, postalCode: $0) }
        case ("expect", 0): return .expect(due: nil)
        case ("expect", 1): return CivilDate(iso: rest[0]).map { .expect(due: $0) }
        case ("born", 1...2):
            guard let first, (1...5).contains(first) else { return nil }
            return dated(rest.dropFirst()) { .born(count: first, on: $0) }
        case ("birth", 2...3):
            guard let first, let siblings = Int(rest[1]), (0...4).contains(siblings) else { return nil }
            return dated(rest.dropFirst(2)) { .birth(ChildNumber(first), siblings: siblings, on: $0) }
        case ("correct-birth", 1...2):
            return first.flatMap { child in dated(rest.dropFirst()) { .correctBirth(ChildNumber(child), on: $0) } }
        case ("correct-due", 1...2):
            return first.flatMap { child in dated(rest.dropFirst()) { .correctDue(ChildNumber(child), on: $0) } }
        case ("remove", 1): return first.map { .removeChild(ChildNumber($0)) }
        case ("loss", 1): return first.map { .loss(ChildNumber($0)) }
        default: return nil
        }
    }

    private static func dated(_ rest: ArraySlice<String>, _ tap: (CivilDate?) -> Tap) -> Tap? {
        guard let text = rest.first else { return tap(nil) }
        return CivilDate(iso: text).map(tap)
    }

    private static func wish(_ verb: String, _ rest: [String]) -> Tap? {
        switch (verb, rest.count) {
        case ("topic", 2):
            guard rest[1] == "on" || rest[1] == "off" else { return nil }
            return Topic(rawValue: rest[0]).map { .topic($0, wanted: rest[1] == "on") }
        case ("quiet", 1): return rest[0] == "off" ? .quiet(nil) : nil
        case ("quiet", 2):
            guard let from = Int(rest[0]).flatMap(TimeOfDay.init(minutes:)),
                let until = Int(rest[1]).flatMap(TimeOfDay.init(minutes:))
            else { return nil }
            return DailyInterval(from: from, to: until).map { .quiet($0) }
        case ("pause", 1): return PauseLength(rawValue: rest[0]).map { .pause($0) }
        default: return nil
        }
    }
}

extension Tap.Page {
    private static let plain: [(page: Tap.Page, word: String)] = [
        (.menu, "menu"), (.consent, "consent"), (.residence, "residence"), (.regions, "regions"),
        (.family, "family"), (.profile, "profile"), (.upcoming, "upcoming"), (.topics, "topics"),
        (.quietHours, "quiet-hours"), (.languages, "languages"), (.pauses, "pauses"), (.forgetting, "forgetting"),
        (.sharing, "sharing"), (.consultations, "consultations"), (.other, "other"),
        (.places, "places"), (.pass, "pass"),
    ]

    fileprivate var words: [String] {
        switch self {
        case .region(let id, let page): ["region", id, "\(page)"]
        case .wards(let city, let page): ["wards", "\(city)", "\(page)"]
        case .child(let child): ["child", "\(child)"]
        case .endOfChild(let child): ["end-of-child", "\(child)"]
        case .why(let entry): ["why", entry]
        default: [Self.plain.first { $0.page == self }?.word ?? "menu"]
        }
    }

    fileprivate init?(words: [String]) {
        if words.count == 1, let known = Self.plain.first(where: { $0.word == words[0] }) {
            self = known.page
            return
        }
        switch (words[0], words.count) {
        case ("region", 3):
            guard let page = Int(words[2]), page >= 0 else { return nil }
            self = .region(words[1], page: page)
        case ("wards", 3):
            guard let city = MunicipalityCode(words[1]), let page = Int(words[2]), page >= 0 else { return nil }
            self = .wards(city, page: page)
        case ("child", 2):
            guard let number = Int(words[1]) else { return nil }
            self = .child(ChildNumber(number))
        case ("end-of-child", 2):
            guard let number = Int(words[1]) else { return nil }
            self = .endOfChild(ChildNumber(number))
        case ("why", 2): self = .why(words[1])
        default: return nil
        }
    }
}
