import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Offices
import Places
import Support
import Testing

@testable import Web

@Suite("The operation log in the console")
struct OperationPagesTests {
    @Test("the file holds every line however many there are, newest first, and as many as its own record says")
    func whole() async throws {
        let town = try await ConsoleSite()
        let facts: [any Event] = (0..<(2 * OperationFile.rowsAtOnce + 17)).map { number in
            MunicipalDateSet(
                municipality: Example.hakone, deadline: "d\(number)", date: Example.today, source: "広報")
        }
        try await town.site.log.append(facts, as: town.site.test.command(by: "operator"))
        try await town.visit(Example.prefecture, .auditor) { browser in
            let token = try #require(try await browser.get("/console/operations").field("token"))
            let file = try await browser.post(
                "/console/operations/file", [("token", token), ("what", MunicipalDateSet.schema.name)])
            let rows = file.text.split(separator: "\r\n").map(String.init)
            #expect(file.status == 200 && rows.count == facts.count + 1)
            #expect(rows[0].hasPrefix("position,") && rows.count { $0.hasPrefix("position,") } == 1)
            let positions = rows.dropFirst().compactMap { Int($0.prefix { $0 != "," }) }
            #expect(positions.count == facts.count && zip(positions, positions.dropFirst()).allSatisfy(>))
            #expect(try await town.facts(OperationLogExported.self).map(\.rows) == [facts.count])
            let empty = try await browser.post(
                "/console/operations/file", [("token", token), ("what", OfficeClosed.schema.name)])
            #expect(empty.status == 200 && empty.text.hasPrefix("position,") && !empty.text.contains("\n"))
        }
    }
}
