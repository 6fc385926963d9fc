extension Rule {
    /// What holds for every text, whatever its language.
    static let texts: [Rule] = [
        Rule(name: "trailing space", remedy: "remove it (make format)", covers: { !$0.isData }) { file in
            numbered(file).filter { $0.text.hasSuffix(" ") || $0.text.hasSuffix("\t") || $0.text.hasSuffix("\r") }
                .map { ($0.line, "a space at the end of the line") }
        },
        Rule(
            name: "last line", remedy: "end the file with one newline", covers: { !$0.isData && !$0.text.isEmpty }
        ) { file in
            file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n") ? [] : [(file.lines.count, "the end of the file")]
        },
        Rule(
            name: "machine path", remedy: "say where it is from the project's root", covers: { _ in true },
            find: machinePaths),
        Rule(
            name: "title", remedy: "begin with # and what the page is about", covers: { $0.path.hasSuffix(".md") }
        ) { file in
            let first = file.lines.first { !$0.isEmpty } ?? ""
            return first.hasPrefix("# ") ? [] : [(1, "a page without a title")]
        },
    ]

    /// Paths that hold on one machine only, such as a home directory.
    @Sendable private static func machinePaths(in file: SourceFile) -> [(line: Int, what: String)] {
        let roots = ["ho" + "me", "Us" + "ers", "ro" + "ot", "wo" + "rk"].map { "/\($0)/" } + ["sha" + "red/"]
        guard roots.contains(where: file.text.contains) else { return [] }
        return numbered(file).compactMap { line, text in
            roots.first { begins(with: $0, somewhereIn: text) }.map { (line, $0) }
        }
    }

    /// Whether a path of the text begins so: nothing that could be part of the path stands before it.
    private static func begins(with root: String, somewhereIn text: Substring) -> Bool {
        text.ranges(of: root).contains { range in
            guard range.lowerBound > text.startIndex else { return true }
            let before = text[text.index(before: range.lowerBound)]
            // A relative path may climb: `../` and then the folder.
            return !(before.isLetter || before.isNumber || "}-_".contains(before))
        }
    }
}
