/// Breaks words into lines as Japanese is set: between any two letters, but no line begins with 。 or ends with 「.
///
/// Source: JIS X 4051, 行頭禁則 and 行末禁則.
struct LineBreaks {
    let width: Double
    let measure: (String) -> Double

    private static let neverFirst: Set<Character> = [
        "、", "。", "，", "．", "・", "：", "；", "？", "！", "）", "」", "』", "】", "〕", "ー", "々", "ゃ", "ゅ", "ょ", "っ", "ャ", "ュ",
        "ョ",
        "ッ", "ァ", "ィ", "ゥ", "ェ", "ォ", "％", "〜",
    ]
    private static let neverLast: Set<Character> = ["（", "「", "『", "【", "〔"]

    func lines(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { even(String($0)) }
    }

    /// As few lines as there have to be, and these about as long as each other: no last line of one letter.
    private func even(_ text: String) -> [String] {
        let fewest = lines(of: text, within: width)
        guard fewest.count > 1 else { return fewest }
        let narrower = stride(from: 0.5, to: 1, by: 0.02).lazy.map { lines(of: text, within: width * $0) }
        return narrower.first { $0.count == fewest.count } ?? fewest
    }

    private func lines(of text: String, within width: Double) -> [String] {
        var (lines, current): ([String], String) = ([], "")
        for piece in Self.pieces(of: text) {
            if current.isEmpty || measure(current + piece) <= width {
                current += piece
            } else {
                lines.append(current.trimmed)
                current = piece == " " ? "" : piece
            }
            // Longer than a line by itself: an address of a page.
            while measure(current) > width, current.count > 1 {
                let fitting = Self.fitting(current, within: width, measure)
                lines.append(String(current.prefix(fitting)))
                current = String(current.dropFirst(fitting))
            }
        }
        let last = current.trimmed
        return last.isEmpty ? lines : lines + [last]
    }

    /// How many letters fit; one at least.
    private static func fitting(_ text: String, within width: Double, _ measure: (String) -> Double) -> Int {
        (1..<text.count).last { measure(String(text.prefix($0))) <= width } ?? 1
    }

    /// What may not be torn apart: Latin words, and letters with the marks that hang on them.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        for letter in text {
            let before = pieces.last?.last
            let isInWord = letter.isWordLetter && before?.isWordLetter == true
            if let last = pieces.indices.last, let before,
                isInWord || neverFirst.contains(letter) || neverLast.contains(before)
            {
                pieces[last].append(letter)
            } else {
                pieces.append(String(letter))
            }
        }
        return pieces
    }
}

extension Character {
    fileprivate var isWordLetter: Bool { isASCII && !isWhitespace }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        while rest.first == " " { rest.removeFirst() }
        return String(rest)
    }
}
