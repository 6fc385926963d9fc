import Foundation
import Offices
import Testing

@Suite("The page of permissions")
struct PermissionsPageTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/permissions.md")

    @Test("docs/permissions.md says what the table says")
    func current() throws {
        if ProcessInfo.processInfo.environment["HAGUKUMI_WRITE_SAMPLES"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(PermissionsPage.text.utf8).write(to: Self.file)
        }
        let written = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
        #expect(written == PermissionsPage.text, "write it again with HAGUKUMI_WRITE_SAMPLES=1")
    }

    @Test("every permission is held by some role somewhere, and every role means something")
    func complete() {
        #expect(Set(Permissions.table.map(\.permission)) == Set(Permission.allCases))
        #expect(Set(Permission.allCases.map(\.title)).count == Permission.allCases.count)
    }
}
