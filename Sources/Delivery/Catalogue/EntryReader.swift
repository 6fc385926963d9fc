import Calendar
import Events
import Yams

/// Reads one entry of the catalogue, and notes everything that is wrong with it.
struct EntryReader {
    private(set) var fields: FieldReader

    init(_ fields: FieldReader) { self.fields = fields }

    private static let keys = [
        "key", "stage", "trigger", "audience", "topic", "priority", "municipal_variation", "sensitive", "expires",
        "useful_until", "series", "offered_since", "passport_last_age", "title", "body", "title_easy", "body_easy",
        "title_en", "body_en", "source", "note",
    ]
    static let nameRule = "write small letters, digits and _"

    mutating func read() -> StageEntry? {
        fields.allow(Self.keys)
        let key = name("key", required: true)
        let stage = fields.choice("stage", of: StageEntry.Stage.self)
        let trigger = readTrigger()
        let audience = readAudience()
        let topic = fields.choice("topic", of: Topic.self)
        let priority = fields.choice("priority", of: StageEntry.Priority.self)
        let variation = fields.flag("municipal_variation")
        let sensitivity = fields.has("sensitive") ? fields.choice("sensitive", of: StageEntry.Sensitivity.self) : nil
        let ending = readEnding()
        let series = name("series", required: false)
        let since = name("offered_since", required: false)
        let lastAge = readPassportLastAge()
        let words = readWords()
        let source = readSource()
        let note = fields.optionalText("note")
        if let trigger {
            check(trigger, ends: ending)
            check(trigger, for: audience, sensitivity)
        }
        if let topic { check(topic, for: audience, trigger) }
        guard let key, let stage, let trigger, !audience.isEmpty, let topic, let priority, let variation, let words,
            let source
        else { return nil }
        return StageEntry(
            key: key, stage: stage, trigger: trigger, audience: audience, topic: topic, priority: priority,
            municipalVariation: variation, sensitivity: sensitivity, ending: ending, series: series,
            offeredSince: since, passportLastAge: lastAge, words: words, source: source, note: note, line: fields.line)
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            }
    }

    private mutating func name(_ key: String, required: Bool) -> String? {
        guard required || fields.has(key), let text = fields.text(key) else { return nil }
        if Self.isName(text) { return text }
        fields.fault(key, "\(key) “\(text)” is no name", Self.nameRule)
        return nil
    }

    private mutating func readTrigger() -> Trigger? {
        guard let inner = fields.mapping("trigger") else { return nil }
        var reader = TriggerReader(inner)
        let trigger = reader.read()
        fields.take(faultsOf: reader.fields.faults)
        return trigger
    }

    /// One audience, or a list of several.
    private mutating func readAudience() -> Set<StageEntry.Audience> {
        guard let node = fields.required("audience") else { return [] }
        let nodes = node.sequence.map(Array.init) ?? [node]
        return Set(nodes.compactMap { fields.choice($0, "audience", of: StageEntry.Audience.self) })
    }

    private mutating func readEnding() -> StageEntry.Ending? {
        if fields.has("expires"), fields.has("useful_until") {
            fields.fault(
                "useful_until", "\(fields.what) has both expires and useful_until",
                "keep expires if something is lost after it")
        }
        let key = fields.has("expires") ? "expires" : "useful_until"
        guard let node = fields.node(key) else { return nil }
        let text = node.scalar?.string ?? ""
        if let last = Expiry(text) { return StageEntry.Ending(last: last, isDeadline: key == "expires") }
        fields.fault(key, "\(key) “\(text)” of \(fields.what) is no day that exists", "allowed: \(Expiry.allowed)")
        return nil
    }

    private mutating func readPassportLastAge() -> PassportLastAge? {
        guard fields.has("passport_last_age"), let age = fields.integer("passport_last_age", in: 12...18) else {
            return nil
        }
        if let setting = PassportLastAge(rawValue: age) { return setting }
        fields.fault("passport_last_age", "passport_last_age is \(age)", "allowed: 12, 18")
        return nil
    }

    private mutating func readSource() -> StageEntry.Source? {
        guard var inner = fields.mapping("source") else { return nil }
        inner.allow(["name", "url", "checked"])
        let name = inner.text("name")
        let url = inner.optionalText("url")
        if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
            inner.fault("url", "url “\(url)” is no web address", "begin with https://, or write null")
        }
        let checked = inner.choice("checked", of: StageEntry.Check.self)
        fields.take(faultsOf: inner.faults)
        guard let name, let checked else { return nil }
        return StageEntry.Source(name: name, url: url, checked: checked)
    }
}

extension EntryReader {
    private mutating func readWords() -> StageEntry.Words? {
        let japanese = readText("title", 1...25, "body", 30...130)
        let easy = readText("title_easy", 1...40, "body_easy", 30...260)
        let english = readText("title_en", 1...60, "body_en", 30...400)
        guard let japanese, let easy, let english else { return nil }
        return StageEntry.Words(japanese: japanese, easyJapanese: easy, english: english)
    }

    private mutating func readText(
        _ titleKey: String, _ titleLength: ClosedRange<Int>, _ bodyKey: String, _ bodyLength: ClosedRange<Int>
    ) -> StageEntry.Text? {
        let title = fields.text(titleKey)
        let body = fields.text(bodyKey)
        if let title { checkText(title, titleKey, titleLength) }
        if let body { checkText(body, bodyKey, bodyLength) }
        guard let title, let body else { return nil }
        return StageEntry.Text(title: title, body: body)
    }

    private mutating func checkText(_ text: String, _ key: String, _ length: ClosedRange<Int>) {
        if !length.contains(text.count) {
            fields.fault(
                key, "\(key) of \(fields.what) has \(text.count) characters",
                "allowed: \(length.lowerBound) to \(length.upperBound)")
        }
        let wide = text.unicodeScalars.filter(Self.isFullWidth)
        if !wide.isEmpty {
            let found = String(String.UnicodeScalarView(wide))
            fields.fault(
                key, "\(key) of \(fields.what) has full-width letters or digits “\(found)”", "write them half-width")
        }
    }

    private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF10...0xFF19).contains(scalar.value) || (0xFF21...0xFF3A).contains(scalar.value)
            || (0xFF41...0xFF5A).contains(scalar.value)
    }

    private mutating func check(_ trigger: Trigger, ends ending: StageEntry.Ending?) {
        guard let ending else { return }
        let key = ending.isDeadline ? "expires" : "useful_until"
        guard ending.last.fits(trigger) else {
            fields.fault(key, "\(key) of \(fields.what) does not go with its trigger", "allowed: \(Expiry.allowed)")
            return
        }
        for subject in Self.samples(for: trigger) {
            guard let day = trigger.day(for: subject),
                let last = ending.last.lastDay(for: subject, triggeredOn: day), last < day
            else { continue }
            fields.fault(
                key, "\(key) of \(fields.what) is before its trigger: \(last) and \(day) for \(subject)",
                "choose a later last day or an earlier trigger")
            return
        }
    }

    /// Subjects that meet every length of month, both sides of the school cohort, and a leap year.
    private static func samples(for trigger: Trigger) -> [TriggerSubject] {
        let days = (2023...2024).flatMap { year in
            (1...12).flatMap { month in
                [1, 2, 15, 28, 29, 30, 31].compactMap { CivilDate(year: year, month: month, day: $0) }
            }
        }
        return switch trigger {
        case .pregnancyWeek: days.prefix(1).map { .pregnancy(due: $0) }
        case .municipalDeadline(let name, _, _): days.prefix(1).map { .deadline(name, on: $0) }
        default: days.map { .child(born: $0) }
        }
    }

    private mutating func check(
        _ trigger: Trigger, for audience: Set<StageEntry.Audience>, _ sensitivity: StageEntry.Sensitivity?
    ) {
        let isAboutPregnancy: Bool
        switch trigger {
        case .pregnancyWeek, .event(.pregnancyRegistered, _): isAboutPregnancy = true
        case .event: return
        default: isAboutPregnancy = false
        }
        if audience.contains(.pregnant) != isAboutPregnancy || isAboutPregnancy && audience.count > 1 {
            fields.fault(
                "audience", "audience of \(fields.what) does not go with its trigger",
                isAboutPregnancy ? "write pregnant" : "write guardian or single_parent")
        }
        if isAboutPregnancy, sensitivity != .pregnancy {
            fields.fault("trigger", "\(fields.what) is about a pregnancy", "add sensitive: pregnancy")
        }
    }

    private mutating func check(_ topic: Topic, for audience: Set<StageEntry.Audience>, _ trigger: Trigger?) {
        let isOfShops = if case .event(.shopsJoined, _) = trigger { true } else { false }
        if isOfShops != (topic == .newShops) {
            fields.fault(
                "topic", "topic of \(fields.what) is \(topic.rawValue)",
                "write topic: new-shops with event: shops_joined, and only there")
        }
        if topic == .singleParent, audience != [.singleParent] {
            fields.fault("topic", "topic of \(fields.what) is single-parent", "write audience: single_parent")
        }
    }
}
