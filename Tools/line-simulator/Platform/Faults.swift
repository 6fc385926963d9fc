/// Faults on demand: what goes wrong with which requests.
struct Faults: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// Accepted, then the connection closes without an answer.
        case loseAnswer = "lose-answer"
        /// Refused with 500; nothing happened.
        case status500 = "status-500"
        /// Accepted, then answered with 500.
        case status500AfterAccept = "status-500-after-accept"
        /// Accepted, answered late.
        case delay
    }

    struct Rule: Sendable {
        /// Every endpoint if nil.
        var endpoint: Endpoint?
        var kind: Kind
        /// How often it still happens; without end if nil.
        var times: Int?
        var probability: Double
        var delay: Duration

        var json: JSON {
            [
                "endpoint": .text(endpoint?.rawValue ?? "*"), "fault": .text(kind.rawValue),
                "times": times.map { .count($0) } ?? .null, "probability": .number(probability),
                "milliseconds": .count(Int(delay.wholeMilliseconds)),
            ]
        }
    }

    private(set) var rules: [Rule] = []

    mutating func add(_ rule: Rule) { rules.append(rule) }
    mutating func clear() { rules = [] }

    /// The first rule that strikes this request.
    mutating func strike(_ endpoint: Endpoint, random: inout SplitMix) -> Rule? {
        for index in rules.indices where rules[index].endpoint == nil || rules[index].endpoint == endpoint {
            guard rules[index].probability >= 1 || random.chance(rules[index].probability) else { continue }
            let rule = rules[index]
            if let times = rule.times {
                rules[index].times = times - 1
                if times <= 1 { rules.remove(at: index) }
            }
            return rule
        }
        return nil
    }
}
