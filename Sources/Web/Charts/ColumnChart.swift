/// Columns from left to right, such as months, as SVG for a page. The same bars as `BarChart`, standing.
package struct ColumnChart: Sendable {
    private let chart: BarChart

    package init(_ chart: BarChart) { self.chart = chart }

    private enum Size {
        static let width = 360
        static let top = 24
        static let column = 120
        static let names = 36
        /// Names and numbers are left out where they would run into each other.
        static let room = 30
        static let left = 4
        static let widest = 28
    }

    package func svg(id: String) -> String {
        let bars = chart.bars
        let longest = bars.map { if case .count(let count) = $0.value { count } else { 0 } }.max() ?? 0
        let step = Double(Size.width - 2 * Size.left) / Double(max(1, bars.count))
        let every = max(1, Int((Double(Size.room) / step).rounded(.up)))
        let ground = Size.top + Size.column
        var parts = ["<line x1=\"0\" y1=\"\(ground)\" x2=\"\(Size.width)\" y2=\"\(ground)\"/>"]
        for (place, bar) in bars.enumerated() {
            let x = Size.left + Int((Double(place) * step).rounded())
            let width = min(Size.widest, max(2, Int(step * 0.7)))
            let (height, kind) = height(of: bar.value, longest)
            parts.append(Drawing.bar(kind, x: x, y: ground - height, width: width, height: height))
            guard place % every == 0 else { continue }
            let middle = x + width / 2
            parts.append(Drawing.text(bar.value.words, x: middle, y: ground - height - 4, anchor: "middle"))
            for (line, words) in Self.lines(of: bar.name, isFirst: place == 0).enumerated() {
                parts.append(Drawing.text(words, x: middle, y: ground + 14 + line * 15, anchor: "middle"))
            }
        }
        return Drawing.svg(
            id: id, width: Size.width, height: ground + Size.names, title: chart.title,
            description: bars.map { "\($0.name) \($0.value.words)" }.joined(separator: "、"), parts)
    }

    private func height(of value: BarChart.Value, _ longest: Int) -> (Int, Drawing.Kind) {
        switch value {
        case .count(let count): (count > 0 && longest > 0 ? max(1, count * Size.column / longest) : 0, .count)
        case .hidden: (4, .hidden)
        }
    }

    /// A month above its year: the year where it begins.
    private static func lines(of name: String, isFirst: Bool) -> [String] {
        guard let month = name.split(separator: "-").last, name.utf8.count == 7, let number = Int(month) else {
            return [Drawing.shortened(name, to: 4)]
        }
        return ["\(number)月"] + (isFirst || number == 1 ? [String(name.prefix(4))] : [])
    }
}
