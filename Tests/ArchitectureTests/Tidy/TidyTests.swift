import Testing

@Suite("The habits of this code base")
struct TidyTests {
    @Test("hold in every file", arguments: Rule.all)
    func holds(_ rule: Rule) {
        report(
            Repository.files.filter { file in !Exception.all.contains { $0.excuses(rule, in: file) } }
                .flatMap { rule.findings(in: $0) })
    }

    @Test("no folder holds more than 15 files of code")
    func folders() {
        report(Rule.crowdedFolders(Repository.files))
    }

    @Test("every exception has a reason and is still needed", arguments: Exception.all)
    func exceptionIsNeeded(_ exception: Exception) throws {
        let rule = try #require(Rule.all.first { $0.name == exception.rule }, "no rule is called \(exception.rule)")
        #expect(exception.reason.count > 15, "say why \(exception.path) may break the rule")
        let excused = Repository.files.filter { exception.excuses(rule, in: $0) }
        #expect(
            excused.contains { !rule.findings(in: $0).isEmpty },
            "\(exception.path) no longer breaks this rule: remove the exception")
    }

    @Test("the whole project is read")
    func readsEverything() {
        let paths = Set(Repository.files.map(\.path))
        #expect(paths.isSuperset(of: ["Package.swift", "README.md", "Makefile", "Events/Catalogue.swift"]))
        #expect(!paths.contains { $0.hasPrefix(".build") || $0.hasPrefix(".git/") })
    }
}
