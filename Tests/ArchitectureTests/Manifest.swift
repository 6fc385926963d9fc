/// What Package.swift declares, read from its text: tests start no other programs.
struct Manifest: Sendable {
    struct Target: Sendable {
        let name: String
        /// Names of targets and products.
        let dependencies: [String]
        let line: Int
    }
    let targets: [Target]

    private static let kinds: Set = [
        "module", "program", "tests", "target", "executableTarget", "testTarget", "systemLibrary", "macro", "plugin",
    ]

    init(text: String) {
        let tokens = Lexer.tokens(of: text).filter { $0.kind != .comment }
        var targets: [Target] = []
        let start = tokens.firstIndex { $0.text == "targets" && $0.kind == .word } ?? tokens.endIndex
        for index in tokens.indices where index > start && Self.kinds.contains(tokens[index].text) {
            guard index + 1 < tokens.count, tokens[index].kind == .word, tokens[index + 1].text == "(",
                let target = Self.target(tokens, at: index)
            else { continue }
            targets.append(target)
        }
        self.targets = targets
    }

    private static func target(_ tokens: [Token], at start: Int) -> Target? {
        let kind = tokens[start].text
        var name: String?
        var dependencies: [String] = []
        var round = 0
        var square = 0
        var isList = false
        for index in tokens.indices where index > start {
            let token = tokens[index]
            switch (token.kind, token.text) {
            case (.symbol, "("): round += 1
            case (.symbol, ")"): round -= 1
            case (.symbol, "["):
                square += 1
                // Our own short forms pass the list without a label; SwiftPM's say `dependencies:`.
                let label = tokens[index - 1].text == ":" ? tokens[index - 2].text : ""
                if square == 1 { isList = label == "dependencies" || label.isEmpty }
            case (.symbol, "]"): square -= 1
            case (.string, let text) where name == nil: name = kind == "tests" ? text + "Tests" : text
            case (.string, let text) where isList && square == 1: dependencies.append(text)
            default: break
            }
            if round == 0 { break }
        }
        if kind == "tests" { dependencies.append("Support") }
        return name.map { Target(name: $0, dependencies: dependencies, line: tokens[start].line) }
    }
}
