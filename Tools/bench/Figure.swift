import ArgumentParser
import Foundation

/// One row of the table: what was measured, the floor, ours, and what is asked of it.
struct Figure: Encodable {
    /// What has to hold.
    enum Bar: Encodable {
        case ratio(atLeast: Double)
        case perSecond(atLeast: Double)
        /// Floor and ours are seconds then, not counts per second.
        case seconds(atMost: Double)
        /// Only how long an answer takes.
        case latency
    }

    let what: String
    /// Per second, by plain C in the same run; nil where there is no such program.
    var floor: Double?
    /// Per second.
    let ours: Double
    let bar: Bar
    /// Milliseconds, where an answer is waited for.
    var p99: Double?
    var floorP99: Double?
    var p99Below: Double?
    /// What else a reader should know, such as the size of a row.
    var note: String?

    var ratio: Double? { floor.map { ours / $0 } }

    var holds: Bool {
        let isFast =
            switch bar {
            case .ratio(let least): (ratio ?? 0) >= least
            case .perSecond(let least): ours >= least
            case .seconds(let most): ours <= most
            case .latency: true
            }
        guard let p99, let p99Below else { return isFast }
        return isFast && p99 < p99Below
    }

    /// Prints the table and ends with status 1 where a bar does not hold.
    static func show(_ figures: [Figure], _ options: BenchOptions) throws {
        if options.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        } else {
            print("| what | floor | ours | ratio | bar | p99 | holds |")
            print("|---|--:|--:|--:|---|--:|---|")
            for figure in figures { print(figure.row) }
            for note in figures.compactMap(\.note) { print(note) }
        }
        if figures.contains(where: { !$0.holds }) { throw ExitCode(1) }
    }

    private var row: String {
        let bars =
            switch bar {
            case .ratio(let least): "≥ \(least) × floor"
            case .perSecond(let least): "≥ \(Self.count(least))/s"
            case .seconds(let most): most < 0.1 ? "≤ \(Self.milliseconds(most))" : String(format: "≤ %.1f s", most)
            case .latency: ""
            }
        let latency = p99.map { value in
            String(format: "%.1f ms", value) + (floorP99.map { String(format: " (floor %.1f)", $0) } ?? "")
        }
        let limit = p99Below.map { String(format: "p99 < %.0f ms", $0) }
        let bar = [bars, limit].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        let cells = [
            what, floor.map(measured) ?? "–", measured(ours),
            ratio.map { String(format: "%.2f", $0) } ?? "–", bar, latency ?? "–", holds ? "yes" : "**no**",
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func measured(_ value: Double) -> String {
        if case .seconds(let most) = bar {
            return most < 0.1 ? Self.milliseconds(value) : String(format: "%.2f s", value)
        }
        return Self.count(value) + "/s"
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.0f ms", seconds * 1_000) }

    private static func count(_ value: Double) -> String {
        var digits = String(Int(value.rounded()))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}

extension [Double] {
    /// The value that so much of the whole lies below, 0…1.
    func quantile(_ part: Double) -> Double {
        guard !isEmpty else { return .nan }
        return sorted()[Swift.min(count - 1, Int(part * Double(count)))]
    }

    var median: Double { quantile(0.5) }
}
