/// The body of a control request; every complaint names the field and what is allowed.
struct Order: Sendable {
    private let fields: [String: JSON]

    /// An empty body is an empty order.
    init(_ bytes: [UInt8]) throws(Refusal) {
        if bytes.isEmpty {
            fields = [:]
            return
        }
        guard let fields = JSON(parsing: bytes)?.object else { throw Refusal(400, "body: must be a JSON object") }
        self.fields = fields
    }

    init(_ fields: [String: JSON]) {
        self.fields = fields
    }

    /// Refuses fields that nobody reads: a misspelt one would silently do nothing.
    func only(_ names: String...) throws(Refusal) {
        for name in fields.keys.sorted() where !names.contains(name) {
            throw Refusal(400, "\(name): unknown field; there are: \(names.joined(separator: ", "))")
        }
    }

    func has(_ name: String) -> Bool { fields[name].map { $0 != .null } ?? false }
    subscript(_ name: String) -> JSON? { fields[name] }

    func text(_ name: String) throws(Refusal) -> String {
        guard let text = try maybeText(name) else { throw Refusal(400, "\(name): is needed") }
        return text
    }

    func maybeText(_ name: String) throws(Refusal) -> String? {
        guard has(name) else { return nil }
        guard let text = fields[name]?.text else { throw Refusal(400, "\(name): must be a text") }
        return text
    }

    func count(_ name: String, _ absent: Int? = nil, in range: ClosedRange<Int> = 0...Int.max) throws(Refusal) -> Int {
        guard let count = try maybeCount(name, in: range) ?? absent else { throw Refusal(400, "\(name): is needed") }
        return count
    }

    func maybeCount(_ name: String, in range: ClosedRange<Int> = 0...Int.max) throws(Refusal) -> Int? {
        guard has(name) else { return nil }
        guard let count = fields[name]?.integer, range.contains(count) else {
            throw Refusal(400, "\(name): must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    func number(_ name: String) throws(Refusal) -> Double? {
        guard has(name) else { return nil }
        guard let number = fields[name]?.number else { throw Refusal(400, "\(name): must be a number") }
        return number
    }

    func probability(_ name: String, _ absent: Double) throws(Refusal) -> Double {
        guard let number = try number(name) else { return absent }
        guard (0...1).contains(number) else { throw Refusal(400, "\(name): must be from 0 to 1") }
        return number
    }

    func flag(_ name: String, _ absent: Bool = false) throws(Refusal) -> Bool {
        guard has(name) else { return absent }
        guard let flag = fields[name]?.flag else { throw Refusal(400, "\(name): must be true or false") }
        return flag
    }

    func moment(_ name: String) throws(Refusal) -> Moment? {
        guard let text = try maybeText(name) else { return nil }
        guard let moment = Moment(iso8601: text) else {
            throw Refusal(400, "\(name): must be a time such as 2026-11-22T09:00:00+09:00")
        }
        return moment
    }
}
