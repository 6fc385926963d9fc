import Testing

extension Journeys {
    @Suite("Every page in a real browser")
    struct PageTests {
        @Test("no page of either front door breaks a rule", arguments: Tour.Door.allCases, PageRule.allCases)
        func rules(_ door: Tour.Door, _ rule: PageRule) async throws {
            let (pages, findings) = try await Tour.of(door)
            #expect(pages.count > 30)
            let broken = findings.filter { $0.rule == rule }.map(\.description)
            if !broken.isEmpty { Issue.record("\(broken.count) found:\n\(broken.joined(separator: "\n"))") }
        }
    }
}
