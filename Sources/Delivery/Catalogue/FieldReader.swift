import Yams

/// Reads the fields of one YAML mapping, and notes everything that is wrong with them.
struct FieldReader {
    let file: String
    /// What the mapping is, for messages: `the trigger of “vac_mr2”`.
    let what: String
    let line: Int
    private(set) var faults: [CatalogueFault] = []
    private var fields: [String: Node] = [:]
    private var lines: [String: Int] = [:]

    /// Ends the names of keys that stand twice; the parser knows only unique ones.
    static let twice = "·twice"

    /// Nil when the node is not a mapping.
    init?(_ node: Node, file: String, what: String) {
        guard let mapping = node.mapping else { return nil }
        self.file = file
        self.what = what
        line = mapping.first?.key.mark?.line ?? node.mark?.line ?? 0
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if name.hasSuffix(Self.twice) { continue }
            fields[name] = value
            lines[name] = key.mark?.line ?? line
        }
    }

    mutating func fault(_ key: String?, _ problem: String, _ remedy: String) {
        let line = key.flatMap { lines[$0] } ?? line
        faults.append(CatalogueFault(file: file, line: line, problem: problem, remedy: remedy))
    }

    mutating func take(faultsOf other: [CatalogueFault]) { faults += other }

    /// Notes keys that are not allowed.
    mutating func allow(_ keys: [String]) {
        for key in fields.keys.sorted() where !keys.contains(key) {
            fault(key, "\(what) has the unknown key “\(key)”", "allowed: \(keys.joined(separator: ", "))")
        }
    }

    func has(_ key: String) -> Bool { fields[key] != nil }

    func node(_ key: String) -> Node? { fields[key] }

    mutating func required(_ key: String) -> Node? {
        if fields[key] == nil { fault(nil, "\(what) lacks “\(key)”", "add it") }
        return fields[key]
    }

    /// Text; a number or a truth value has to be put in quotes to be text.
    mutating func text(_ key: String) -> String? {
        guard let node = required(key) else { return nil }
        guard let scalar = node.scalar, node.tag.description == Tag.Name.str.rawValue, !scalar.string.isEmpty else {
            fault(key, "\(key) of \(what) is not text", "write text, in quotes if it looks like a number")
            return nil
        }
        return scalar.string
    }

    mutating func optionalText(_ key: String) -> String? {
        guard let node = fields[key], node.null == nil else { return nil }
        return text(key)
    }

    mutating func flag(_ key: String) -> Bool? {
        guard let node = required(key) else { return nil }
        if let value = node.bool { return value }
        fault(key, "\(key) of \(what) is not a truth value", "write true or false")
        return nil
    }

    /// A whole number; `otherwise` where the key may be missing.
    mutating func integer(_ key: String, in range: ClosedRange<Int>, otherwise: Int? = nil) -> Int? {
        if let otherwise, !has(key) { return otherwise }
        guard let node = required(key) else { return nil }
        if let value = node.int, range.contains(value) { return value }
        fault(
            key, "\(key) of \(what) is “\(node.scalar?.string ?? "a list or mapping")”",
            "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    mutating func choice<Choice>(_ key: String, of type: Choice.Type) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let node = required(key) else { return nil }
        return choice(node, key, of: type)
    }

    mutating func choice<Choice>(_ node: Node, _ key: String, of type: Choice.Type) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        let text = node.scalar?.string
        if let text, let value = Choice(rawValue: text) { return value }
        fault(
            key, "\(key) of \(what) is “\(text ?? "a list or mapping")”",
            "allowed: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    mutating func mapping(_ key: String) -> FieldReader? {
        guard let node = required(key) else { return nil }
        if let reader = FieldReader(node, file: file, what: "the \(key) of \(what)") { return reader }
        fault(key, "\(key) of \(what) is not a mapping", "write its fields below it, indented")
        return nil
    }
}
