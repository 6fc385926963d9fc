extension Rule {
    /// Rule 5: no clock, random number, environment or I/O below `App`.
    static let purity: [Rule] = [
        Rule(
            name: "world", remedy: "take it as an argument; App's World hands it in",
            covers: { $0.isSwift && isBelowApp($0) }
        ) { file in
            sequences(world, in: file)
        },
        Rule(
            name: "pure", remedy: "do it in App, and pass the value in", covers: { $0.isSwift && isPure($0) }
        ) { file in
            sequences(outside, in: file)
        },
    ]

    private static let pureFolders = [
        "Events/", "Projections/", "Sources/EventModel/", "Sources/Calendar/", "Sources/Places/", "Sources/Households/",
        "Sources/Delivery/", "Sources/Offices/", "Sources/Facilities/",
    ]

    private static func isPure(_ file: SourceFile) -> Bool { pureFolders.contains { file.path.hasPrefix($0) } }
    private static func isBelowApp(_ file: SourceFile) -> Bool {
        isPure(file) || file.path.hasPrefix("Sources/") && !file.path.hasPrefix("Sources/App/")
    }

    /// Clocks, chance and the environment, as the words and signs that they are written with.
    private static let world: [[String]] = [
        ["Date", "(", ")"], ["Date", ".", "now"], ["UUID", "(", ")"], [".", "random"], ["randomElement"],
        ["shuffled", "("],
        ["SystemRandomNumberGenerator"], ["ProcessInfo"], ["getenv"], ["setenv"], ["CommandLine"], ["ContinuousClock"],
        ["SuspendingClock"], ["clock_gettime"], ["gettimeofday"], ["Task", ".", "sleep"],
    ]
    private static let outside: [[String]] = [
        ["FileManager"], ["FileHandle"], ["URLSession"], ["fopen"], ["Bundle"], ["contentsOf"], ["contentsOfFile"],
        ["Process", "("], ["socket", "("],
    ]

    private static func sequences(_ wanted: [[String]], in file: SourceFile) -> [(line: Int, what: String)] {
        let byFirst = Dictionary(grouping: wanted) { $0[0] }
        let code = file.tokens.filter { $0.kind != .comment && $0.kind != .string }
        return code.indices.flatMap { index in
            (byFirst[code[index].text] ?? []).compactMap { words in
                guard index + words.count <= code.count,
                    words.indices.allSatisfy({ code[index + $0].text == words[$0] }), !isHarmless(code, index)
                else { return nil }
                return (code[index].line, words.joined())
            }
        }
    }

    /// `append(contentsOf:)` reads no file, and `timing.random()` is a value that was handed in.
    private static func isHarmless(_ code: [Token], _ index: Int) -> Bool {
        guard index >= 2 else { return false }
        if code[index].text == "contentsOf" { return ["append", "insert"].contains(code[index - 2].text) }
        guard code[index].text == ".", code[index].isGlued, code[index - 1].kind == .word else { return false }
        return code[index - 1].text.first?.isLowercase ?? false
    }
}
