/// The few parts of SVG that charts are made of. Everything that comes from outside is escaped; looks come from
/// `style.css`.
enum Drawing {
    /// How a bar looks: hidden counts by an outline too, not by colour alone.
    enum Kind: String {
        case count = "bar-of"
        case hidden = "bar-hidden"
    }

    static func svg(
        id: String, width: Int, height: Int, title: String, description: String, _ parts: [String]
    ) -> String {
        """
        <svg class="chart" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id)-title" \
        aria-describedby="\(id)-words"><title id="\(id)-title">\(escaped(title))</title>\
        <desc id="\(id)-words">\(escaped(description))</desc>\(parts.joined())</svg>
        """
    }

    static func bar(_ kind: Kind, x: Int, y: Int, width: Int, height: Int) -> String {
        "<rect class=\"\(kind.rawValue)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
    }

    static func text(_ words: String, x: Int, y: Int, anchor: String? = nil) -> String {
        let anchor = anchor.map { " text-anchor=\"\($0)\"" } ?? ""
        return "<text x=\"\(x)\" y=\"\(y)\"\(anchor)>\(escaped(words))</text>"
    }

    /// - Parameter length: in characters as wide as they are high; Latin ones count half.
    static func shortened(_ words: String, to length: Int) -> String {
        var room = 2 * length
        for (place, character) in words.enumerated() {
            room -= character.isASCII ? 1 : 2
            if room < 0 { return words.prefix(max(0, place - 1)) + "…" }
        }
        return words
    }

    static func escaped(_ words: String) -> String {
        var escaped = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // What XML can't hold.
            case _ where scalar.value < 0x20 && ![0x9, 0xA, 0xD].contains(scalar.value): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
