import Testing

/// Pages reach what only staff may do through `StaffBook` alone, which asks for an `Access`.
@Suite("The door for staff")
struct StaffDoorTests {
    private static let door = "Sources/Web/Offices/"

    /// Decisions and looks of staff, found where they say that they are.
    private static let guarded: Set<String> = Set(
        Repository.files.filter { $0.isSwift && !$0.isTest }.flatMap { file -> [String] in
            let code = file.tokens.filter { $0.kind == .word }.map(\.text)
            return code.indices.dropFirst(2).compactMap { index in
                guard ["StaffDecision", "StaffLook"].contains(code[index]),
                    ["struct", "extension"].contains(code[index - 2])
                else { return nil }
                return code[index - 1]
            }
        })

    static func findings(in file: SourceFile) -> [String] {
        let code = file.tokens.filter { $0.kind != .comment }
        let words = Set(code.filter { $0.kind == .word }.map(\.text))
        var found: [String] = []
        for index in code.indices.dropFirst(2) where code[index].kind == .word {
            let (object, dot, name) = (code[index - 2].text, code[index - 1].text, code[index].text)
            if dot == ".", object == "log", name == "execute" || name == "append", !words.isDisjoint(with: guarded) {
                found.append("\(file.path):\(code[index].line): puts a staff decision to the log itself: use StaffBook")
            }
            if object == "Access", dot == ".", name == "terminal" {
                found.append("\(file.path):\(code[index].line): a page acts as the terminal: use the session's Access")
            }
        }
        return found
    }

    @Test("no page puts a staff decision to the log past it, or acts as the terminal")
    func pages() {
        #expect(
            Self.guarded.isSuperset(of: [
                "EnterMunicipalDate", "WriteLocalNote", "IssueLink", "InviteStaff", "ExactCountsRead",
            ]))
        report(
            Repository.files.filter { file in
                file.isSwift && file.path.hasPrefix("Sources/Web/") && !file.path.hasPrefix(Self.door)
            }.flatMap(Self.findings))
    }

    @Test("a page that tries is found, with its line")
    func found() {
        let text =
            "func a() {\n    try await log.execute(\n        EnterMunicipalDate(), as: b)\n}\nlet c = Access.terminal\n"
        let found = Self.findings(in: SourceFile(path: "Sources/Web/A.swift", text: text))
        #expect(found.map { $0.prefix(22) } == ["Sources/Web/A.swift:2:", "Sources/Web/A.swift:5:"])
        let family = SourceFile(path: "Sources/Web/A.swift", text: "log.execute(Forget(), as: b)")
        #expect(Self.findings(in: family) == [])
    }
}
