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
        "Sources/Delivery/",
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
        let code = file.tokens.filter { $0.kind != .comment && $0.kind != .string }
        return code.indices.flatMap { index in
            wanted.compactMap { words in
                guard index + words.count <= code.count,
                    words.indices.allSatisfy({ code[index + $0].text == words[$0] })
                else { return nil }
                // `contentsOf:` of an array is not a file.
                let isArray =
                    index >= 2 && code[index - 2].text == "append" || index >= 2 && code[index - 2].text == "insert"
                return isArray ? nil : (code[index].line, words.joined())
            }
        }
    }
}
