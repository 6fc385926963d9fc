/// Bars beside their names, as SVG for a page: drawn on the server, coloured by the page's style in light and dark, and
/// told to who can't see it. A table beside it says the same.
package struct BarChart: Sendable {
    package let title: String
    package let bars: [Bar]

    /// One name with its length.
    package struct Bar: Sendable, Equatable {
        package let name: String
        package let value: Value

        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// What a table's cell says.
    package enum Value: Sendable, Equatable {
        case count(Int)
        /// Fewer than may be told apart. Every such bar has the same length, so that it shows no more than the cell.
        case hidden(String)

        /// - Parameter cell: a number, or anything else such as `<20`.
        package init(cell: String) { self = Int(cell).map { .count($0) } ?? .hidden(cell) }

        var words: String {
            switch self {
            case .count(let count): "\(count)"
            case .hidden(let words): words
            }
        }
    }

    package init(title: String, bars: [Bar]) {
        self.title = title
        self.bars = bars
    }

    /// The units of the drawing: as wide as a narrow phone, so that letters stay legible there.
    private enum Size {
        static let width = 360
        static let row = 24
        static let names = 132
        static let bar = 160
        static let letter = 12
    }

    private var longest: Int {
        bars.map { if case .count(let count) = $0.value { count } else { 0 } }.max() ?? 0
    }

    /// - Parameter id: begins the ids in the drawing: one that no other drawing on the page has.
    package func svg(id: String) -> String {
        let rows = bars.enumerated().map { place, bar in row(bar, top: place * Size.row) }
        return Drawing.svg(
            id: id, width: Size.width, height: max(1, bars.count) * Size.row, title: title,
            description: bars.map { "\($0.name) \($0.value.words)" }.joined(separator: "、"), rows)
    }

    private func row(_ bar: Bar, top: Int) -> String {
        let base = top + Size.row / 2 + Size.letter / 2 - 2
        let (length, kind) = length(of: bar.value)
        let name = Drawing.text(
            Drawing.shortened(bar.name, to: Size.names / Size.letter), x: Size.names - 8, y: base, anchor: "end")
        let line = Drawing.bar(kind, x: Size.names, y: top + 4, width: length, height: Size.row - 8)
        return name + line + Drawing.text(bar.value.words, x: Size.names + length + 6, y: base)
    }

    private func length(of value: Value) -> (length: Int, kind: Drawing.Kind) {
        switch value {
        case .count(let count):
            (count > 0 && longest > 0 ? max(1, count * Size.bar / longest) : 0, .count)
        case .hidden: (4, .hidden)
        }
    }
}
