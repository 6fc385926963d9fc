import Foundation
import Support
import Testing

@testable import App

@Suite("QR codes")
struct QRCodeTests {
    @Test("every imported link has a QR code of its address, with the three corners that readers look for")
    func links() async throws {
        let app = try await TestInstallation()
        var command = ImportCommand()
        command.kind = .links
        command.file = try app.file("links.csv", "code,kind,name,municipality\nK7Q2,clinic,みなと小児科,横浜市中区\n")
        command.qrCodes = app.folder + "/posters"
        _ = try await command.run(on: app.installation)
        let svg = try String(contentsOfFile: app.folder + "/posters/K7Q2.svg", encoding: .utf8)
        let size = try #require(svg.firstMatch(of: /viewBox="0 0 (\d+) \1"/).flatMap { Int($0.output.1) })
        // ISO/IEC 18004: 21 modules and four more for each version, and four of quiet on each side.
        #expect((size - 8 - 21).isMultiple(of: 4))
        let last = size - 4 - 7
        for (x, y) in [(4, 4), (last, 4), (4, last)] {
            #expect(svg.contains("M\(x) \(y)h7M"))
        }
    }

    @Test("what is not ASCII is refused, because some readers would show something else")
    func onlyASCII() { #expect(QRCode("はじめる") == nil) }
}
