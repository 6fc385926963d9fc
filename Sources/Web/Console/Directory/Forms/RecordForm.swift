import Crypto
import EventModel
import Foundation

/// A form about something that is published, made of rules for its fields.
struct RecordForm<Published: Record & Equatable> {
    let groups: [FieldGroup<Published>]

    /// Takes over all that was typed and understood.
    ///
    /// - Returns: what was not understood, by field.
    func take(_ form: Form, into record: inout Published) -> [String: TextName] {
        var faults: [String: TextName] = [:]
        for rule in groups.flatMap(\.rules) {
            if let fault = rule.take(form[rule.id], into: &record) { faults[rule.id] = fault }
        }
        return faults
    }

    /// The fields as a page shows them.
    ///
    /// - Parameters:
    ///   - typed: what somebody typed; what stands there where nil.
    ///   - hasChanged: whether what stands there now has to be shown beside what was typed.
    func shown(
        _ record: Published, _ say: Speech, typed: Form? = nil, faults: [String: TextName] = [:],
        hasChanged: Bool = false
    ) -> [RecordGroup] {
        groups.map { group in
            RecordGroup(
                title: say(group.title), about: group.help.map { say($0) }, isDense: group.rules.count > 9,
                fields: group.rules.map { rule in
                    let current = rule.value(of: record)
                    let value = typed.map { Typed.plain($0[rule.id]) } ?? current
                    let now = hasChanged && value != current ? (current.isEmpty ? "–" : current) : nil
                    return RecordGroup.Field(rule, value, fault: faults[rule.id].map { say($0) }, now: now, say)
                })
        }
    }
}

/// A group of fields on a page.
struct RecordGroup: Sendable {
    let title: String
    /// Not called as in a field: a template looks outside for what it does not find inside.
    let about: String?
    /// Many short fields, that stand close together.
    let isDense: Bool
    let fields: [Field]

    struct Field: Sendable {
        let id: String
        let label: String
        let value: String
        let help: String?
        let fault: String?
        /// What stands there since somebody else changed it.
        let now: String?
        /// The ids of what is said about it; nil for nothing.
        let describedBy: String?
        /// For an input: `text`, `date`, `time`; nil for the others.
        let input: String?
        let isLong: Bool
        let isChoice: Bool
        let choices: [Choice]

        struct Choice: Sendable {
            let value: String
            let title: String
            let isChosen: Bool
        }

        init<Published>(
            _ rule: FieldRule<Published>, _ value: String, fault: String?, now: String?, _ say: Speech
        ) {
            id = rule.id
            label = rule.label
            self.value = value
            help = rule.help.map { say($0) }
            self.fault = fault
            self.now = now
            let about = [help == nil ? nil : "help-", fault == nil ? nil : "fault-", now == nil ? nil : "now-"]
            let ids = about.compactMap { $0.map { $0 + rule.id } }
            describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
            let isPlain = fault == nil || value.isEmpty
            switch rule.shape {
            case .line: (input, isLong, isChoice, choices) = ("text", false, false, [])
            // A day or time that a browser's field can't hold would be lost: it is shown as it was typed.
            case .day: (input, isLong, isChoice, choices) = (isPlain ? "date" : "text", false, false, [])
            case .time: (input, isLong, isChoice, choices) = (isPlain ? "time" : "text", false, false, [])
            case .long: (input, isLong, isChoice, choices) = (nil, true, false, [])
            case .choice(let all):
                (input, isLong, isChoice) = (nil, false, true)
                choices = all.map { Choice(value: $0.value, title: $0.title, isChosen: $0.value == value) }
            }
        }
    }
}

/// Tells one state of something published from another one: goes out with a form and comes back with it.
enum RecordMark {
    static func of(_ record: some Record) -> String {
        var writer = JSONWriter()
        guard (try? record.write(to: &writer)) != nil else { return "" }
        return Hexadecimal.text(of: SHA256.hash(data: writer.bytes).prefix(12))
    }
}
