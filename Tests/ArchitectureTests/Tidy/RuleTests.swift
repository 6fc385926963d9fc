import Testing

/// Each rule finds a bad snippet on its line, and leaves a good one alone.
@Suite("The checks themselves")
struct RuleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        let path: String
        let bad: String
        let line: Int
        let good: String
        var testDescription: String { rule }

        init(_ rule: String, in path: String = "Sources/Web/A.swift", bad: String, line: Int = 1, good: String) {
            self.rule = rule
            self.path = path
            self.bad = bad
            self.line = line
            self.good = good
        }
    }

    static let examples: [Example] = [
        Example(
            "line width", bad: "//" + String(repeating: "a", count: 119),
            good: "//" + String(repeating: "子", count: 118)),
        Example(
            "file length", bad: String(repeating: "\n", count: 251), line: 251,
            good: String(repeating: "\n", count: 250)),
        Example(
            "function length", bad: "\nfunc a() {\n" + String(repeating: "b()\n", count: 69) + "}\n", line: 2,
            good: "func a() {\n" + String(repeating: "b()\n", count: 68) + "}\nfunc c() {\n\n}\n"),
        Example("public", bad: "let a = 1\npublic let b = 2", line: 2, good: "// public\nlet a = \"public\""),
        Example("print", bad: "print(1)", good: "blueprint(1); printer.print(1); // print(1)"),
        Example("print", bad: "let a = \"\\(print(1))\"", good: "let a = \"print(1)\""),
        Example("unfinished", bad: "/* TO" + "DO */", good: "let todo = 1"),
        Example("crash", bad: "let a = b!\n", good: "let a = !b && c != d"),
        Example("crash", bad: "let a = try! b()", good: "let a = try? b()"),
        Example("crash", bad: "let a = b()!.c", good: "let a = (!b)"),
        Example("crash", bad: "\n fatalError()", line: 2, good: "let fatalError = 1"),
        Example("empty name", bad: "struct DateUtils {}", good: "let a = FileManager.default"),
        Example("empty name", bad: "enum TestHelper {}", good: "enum HelperScreen {}"),
        Example(
            "documentation", bad: "///\n\npackage struct A {}", line: 3, good: "/// A.\n@frozen\npackage struct A {}"),
        Example("documentation", bad: "package final class A {}", good: "final class A {}\npackage let a = 1"),
        Example("world", bad: "let a = Date()", good: "let a = Date(timeIntervalSince1970: 0) // Date()"),
        Example("world", bad: "let a = Int.random(in: 0..<2)", good: "let a = timing.random() // Int.random()"),
        Example(
            "pure", in: "Events/A.swift", bad: "FileManager.default", good: "a.append(contentsOf: b)"),
        Example("trailing space", bad: "let a = 1 ", good: "let a = 1"),
        Example("last line", bad: "let a = 1", good: "let a = 1\n"),
        Example(
            "machine path", in: "README.md", bad: "# A\nsee /ho" + "me/me/a", line: 2,
            good: "https://example.jp/ho" + "me/a"),
        Example("machine path", in: "README.md", bad: "../sha" + "red/a", good: "a-sha" + "red/a"),
        Example("title", in: "README.md", bad: "\nA\n", good: "\n# A\n"),
    ]

    @Test("a bad snippet is found, a good one is not", arguments: examples)
    func findsWhatIsBad(_ example: Example) throws {
        let rule = try #require(Rule.all.first { $0.name == example.rule })
        let bad = rule.findings(in: SourceFile(path: example.path, text: example.bad))
        #expect(bad.map { $0.hasPrefix("\(example.path):\(example.line): ") } == [true], "found: \(bad)")
        #expect(rule.findings(in: SourceFile(path: example.path, text: example.good)) == [])
    }

    @Test("every rule has an example")
    func everyRuleIsTried() {
        #expect(Set(Rule.all.map(\.name)) == Set(Self.examples.map(\.rule)))
    }

    @Test("sixteen files in a folder are one too many")
    func crowdedFolder() {
        let files = (1...16).map { SourceFile(path: "Sources/Web/A\($0).swift", text: "") }
        #expect(Rule.crowdedFolders(files).count == 1)
        #expect(Rule.crowdedFolders(Array(files.dropFirst())) == [])
    }

    @Test("raw, long and nested strings and comments are not code")
    func lexerKnowsStrings() {
        let text = """
            /* a /* b */ c */ let x = #"d " \\(e)"# + "f \\(g(h: "i")) j" // k
            let y = \"\"\"
                l " m
                \"\"\"
            n
            """
        let words = Lexer.tokens(of: text).filter { $0.kind == .word }
        #expect(words.map(\.text) == ["let", "x", "g", "h", "let", "y", "n"])
        #expect(words.last?.line == 5)
    }
}
