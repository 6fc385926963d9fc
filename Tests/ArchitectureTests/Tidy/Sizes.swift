extension Rule {
    /// How long and wide things may be.
    static let sizes: [Rule] = [
        Rule(name: "line width", remedy: "break it (make format), at most 120 columns", covers: { isCode($0) }) {
            file in
            numbered(file).filter { $0.text.count > 120 }.map { ($0.line, "\($0.text.count) columns") }
        },
        Rule(name: "file length", remedy: "split it by what it is about, at most 250 lines", covers: { isCode($0) }) {
            file in
            let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
            return count > 250 ? [(251, "\(count) lines")] : []
        },
        Rule(name: "function length", remedy: "name its parts, at most 70 lines", covers: \.isSwift) { file in
            Functions.all(in: file.tokens).filter { $0.lines > 70 }.map {
                ($0.line, "\($0.name) has \($0.lines) lines")
            }
        },
    ]

    private static func isCode(_ file: SourceFile) -> Bool {
        [".swift", ".c", ".h"].contains { file.path.hasSuffix($0) } || file.path == "Makefile"
    }

    static func numbered(_ file: SourceFile) -> [(line: Int, text: Substring)] {
        file.lines.enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// Folders with more files than one can take in at a glance. Samples and content are as many as they are.
    static func crowdedFolders(_ files: [SourceFile]) -> [String] {
        let code = files.filter { $0.isSwift }
        return Dictionary(grouping: code, by: \.folder).sorted { $0.key < $1.key }
            .filter { $0.value.count > 15 }
            .map { "\($0.key):1: \($0.value.count) files: group some in a folder named after a stage, at most 15" }
    }
}

/// Functions, initialisers and computed properties with their lengths, found by counting braces.
struct Functions {
    let name: String
    let line: Int
    let lines: Int

    private static let openers: Set = ["func", "init", "deinit", "subscript", "var"]
    private static let others: Set = [
        "func", "let", "case", "static", "struct", "enum", "package", "extension", "import",
    ]

    static func all(in tokens: [Token]) -> [Functions] {
        let code = tokens.filter { $0.kind != .comment }
        return code.indices.compactMap { index in
            guard code[index].kind == .word, openers.contains(code[index].text), index + 1 < code.count,
                index == 0 || code[index - 1].text != ".", let open = body(after: index, in: code)
            else { return nil }
            let name = code[index].text == "func" || code[index].text == "var" ? code[index + 1].text : code[index].text
            let end = close(of: open, in: code)
            return Functions(name: name, line: code[index].line, lines: code[end].line - code[index].line + 1)
        }
    }

    /// Where the body of the declaration at `start` opens; nil if it has none (a stored property, a requirement).
    private static func body(after start: Int, in code: [Token]) -> Int? {
        var depth = 0
        for index in code.indices where index > start {
            switch code[index].text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return index
            case "}", "=": if depth == 0 { return nil }
            case let word where depth == 0 && index > start + 1 && others.contains(word): return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private static func close(of open: Int, in code: [Token]) -> Int {
        var depth = 0
        for index in code.indices where index >= open && code[index].kind == .symbol {
            if code[index].text == "{" { depth += 1 }
            if code[index].text == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return code.count - 1
    }
}
