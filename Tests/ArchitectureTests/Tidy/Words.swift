extension Rule {
    /// Words that don't belong in this code.
    static let words: [Rule] = [
        Rule(name: "public", remedy: "write package, or nothing", covers: \.isSwift) { file in
            file.tokens.filter { $0.kind == .word && $0.text == "public" }.map { ($0.line, "public") }
        },
        Rule(
            name: "print", remedy: "log it, or return it to the tool",
            covers: { $0.isSwift && !$0.isTool && !$0.isTest }
        ) { file in
            calls(of: ["print", "debugPrint", "dump"], in: file)
        },
        Rule(name: "unfinished", remedy: "finish it, or open an issue", covers: \.isSwift) { file in
            let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
            return file.tokens.filter { $0.kind == .comment && marks.contains(where: $0.text.contains) }
                .map { ($0.line, "an unfinished place") }
        },
        Rule(
            name: "crash", remedy: "throw, or let the types rule it out", covers: { $0.isSwift && !$0.isTest },
            find: crashes),
        Rule(name: "empty name", remedy: "name it after what it does", covers: \.isSwift, find: emptyNames),
        Rule(
            name: "documentation", remedy: "say in one sentence what it is (///)",
            covers: { $0.isSwift && !$0.isTest && !$0.isTool && $0.path != "Package.swift" }, find: undocumented),
    ]

    /// Calls of free functions by these names.
    static func calls(of names: Set<String>, in file: SourceFile) -> [(line: Int, what: String)] {
        let code = file.tokens.filter { $0.kind != .comment }
        return code.indices.dropLast().compactMap { index in
            guard code[index].kind == .word, names.contains(code[index].text), code[index + 1].text == "(",
                code[index + 1].isGlued, index == 0 || ![".", "func"].contains(code[index - 1].text)
            else { return nil }
            return (code[index].line, code[index].text + "()")
        }
    }

    @Sendable private static func crashes(in file: SourceFile) -> [(line: Int, what: String)] {
        let code = file.tokens.filter { $0.kind != .comment }
        let unwraps = code.indices.dropFirst().compactMap { index -> (line: Int, what: String)? in
            let before = code[index - 1]
            guard code[index].text == "!", code[index].kind == .symbol, code[index].isGlued else { return nil }
            let isNotEqual = index + 1 < code.count && code[index + 1].text == "=" && code[index + 1].isGlued
            guard !isNotEqual, before.kind != .symbol || [")", "]", "}", "?"].contains(before.text) else { return nil }
            return (code[index].line, "\(before.text)!")
        }
        return unwraps + calls(of: ["fatalError", "preconditionFailure", "unsafeDowncast"], in: file)
    }

    @Sendable private static func emptyNames(in file: SourceFile) -> [(line: Int, what: String)] {
        let words = ["Util", "Utils", "Utilities", "Helper", "Helpers", "Common", "Manager", "Managers", "Misc"]
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        let code = file.tokens.filter { $0.kind != .comment }
        var found: [(line: Int, what: String)] = []
        let parts = file.path.replacing(".swift", with: "").split(separator: "/")
        for part in parts where words.contains(where: part.hasSuffix) { found.append((1, "the name \(part)")) }
        for index in code.indices.dropLast() where code[index].kind == .word && kinds.contains(code[index].text) {
            let name = code[index + 1]
            if words.contains(where: name.text.hasSuffix) { found.append((name.line, "the name \(name.text)")) }
        }
        return found
    }

    /// Types that other targets use and that nobody has explained. Parts of a type that pages of its kind always have
    /// (`Refusal`, `Key`) are explained by it.
    @Sendable private static func undocumented(in file: SourceFile) -> [(line: Int, what: String)] {
        let kinds = ["struct ", "class ", "enum ", "actor ", "protocol ", "final class ", "indirect enum "]
        return numbered(file).compactMap { line, text in
            guard text.hasPrefix("package "), kinds.contains(where: text.dropFirst(8).hasPrefix) else { return nil }
            let above = file.lines[..<(line - 1)].last { !$0.hasPrefix("@") } ?? ""
            return above.hasPrefix("///") ? nil : (line, "no doc comment")
        }
    }
}
