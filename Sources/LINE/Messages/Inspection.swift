/// One thing that LINE would refuse, named by the path of the property, such as
/// `messages[0].quickReply.items[3].action.label: 24 graphemes, at most 20`.
package struct MessageFault: Sendable, Equatable, CustomStringConvertible {
    package let path: String
    package let problem: String

    package var description: String { "\(path): \(problem)" }
}

/// All that LINE would refuse, in the order of the properties.
package struct MessageFaults: Error, Equatable, CustomStringConvertible {
    package let faults: [MessageFault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Collects faults while somebody walks through what is to be sent.
struct Inspection {
    private(set) var faults: [MessageFault] = []

    mutating func fault(_ problem: String, at path: String) {
        faults.append(MessageFault(path: path, problem: problem))
    }

    /// The text is not empty and not longer than LINE allows.
    mutating func text(_ text: String, _ limit: TextLimit, at path: String) {
        let length = limit.length(of: text)
        if length == 0 { fault("empty, at least 1 character", at: path) }
        if length > limit.most { fault("\(length) \(limit.unit.rawValue), at most \(limit.most)", at: path) }
    }

    mutating func count(_ count: Int, _ allowed: ClosedRange<Int>, of noun: String, at path: String) {
        guard !allowed.contains(count) else { return }
        let bound = count < allowed.lowerBound ? "at least \(allowed.lowerBound)" : "at most \(allowed.upperBound)"
        fault("\(count) \(noun), \(bound)", at: path)
    }

    mutating func bytes(_ count: Int, atMost most: Int, at path: String) {
        if count > most { fault("\(count) bytes as JSON, at most \(most)", at: path) }
    }

    /// The address is percent-encoded and has one of the schemes.
    mutating func address(_ address: String, _ limit: TextLimit, schemes: [String], at path: String) {
        text(address, limit, at: path)
        if !address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            fault("not percent-encoded: only visible ASCII may stand in an address", at: path)
        }
        if !schemes.contains(where: { address.hasPrefix($0 + ":") }) {
            fault("begins with none of \(schemes.map { $0 + ":" }.joined(separator: ", "))", at: path)
        }
    }

    /// `#RRGGBB` or `#RRGGBBAA`.
    mutating func color(_ color: String?, at path: String) {
        guard let color else { return }
        let digits = color.utf8.dropFirst()
        let isHex = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
        guard color.utf8.first == UInt8(ascii: "#"), isHex, digits.count == 6 || digits.count == 8 else {
            return fault("not a color, write #RRGGBB or #RRGGBBAA", at: path)
        }
    }
}
