import EventModel
import Foundation
import Support
import Testing

@testable import App

@Suite("The private folder of a look back")
struct ScratchTests {
    private func left(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasPrefix("hagukumi-replay-")
        }
    }

    @Test("goes with the next one when whoever made it is gone, and stays while it is in use")
    func swept() throws {
        let parent = NSTemporaryDirectory() + "/hagukumi-scratch-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let orphan = parent + "/hagukumi-replay-orphan"
        try FileManager.default.createDirectory(atPath: orphan, withIntermediateDirectories: true)
        try Data("2026-10-01".utf8).write(to: URL(fileURLWithPath: orphan + "/tables.sqlite"))
        try FileManager.default.createDirectory(atPath: parent + "/other", withIntermediateDirectories: true)
        let one = try ScratchFolder(in: parent) { ULID(bits: 1) }
        let two = try ScratchFolder(in: parent) { ULID(bits: 2) }
        #expect(left(parent).map { parent + "/" + $0 }.sorted() == [one.path, two.path].sorted())
        one.remove()
        two.remove()
        #expect(left(parent).isEmpty && FileManager.default.fileExists(atPath: parent + "/other"))
    }

    @Test("goes when Ctrl-C or SIGTERM ends the program, and with the next look back after SIGKILL")
    func signals() async throws {
        let app = try await TestInstallation((1...1_500).flatMap { Families.family($0, born: [Example.today]) })
        let temporary = app.folder + "/temporary"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        let environment = TestInstallation.environment(of: app.folder).merging(["TMPDIR": temporary]) { $1 }
        let arguments = ["replay", "--as-of", "7500", "audience"]
        for (signal, status) in [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)] {
            let ended = try Self.interrupt(arguments, environment, with: signal) { !left(temporary).isEmpty }
            #expect(ended == status)
            #expect(left(temporary).isEmpty)
        }
        _ = try Self.interrupt(arguments, environment, with: SIGKILL) { !left(temporary).isEmpty }
        #expect(left(temporary).count == 1)
        #expect(try await Program.run(arguments, environment).status == 0)
        #expect(left(temporary).isEmpty)
    }

    /// Starts the program and sends it a signal once it has come so far; again, if it was done before that.
    ///
    /// - Returns: its exit status.
    private static func interrupt(
        _ arguments: [String], _ environment: [String: String], with signal: Int32, when isReady: () -> Bool
    ) throws -> Int32 {
        for _ in 1...20 {
            let process = try Program.start(arguments, environment)
            while process.isRunning, !isReady() {}
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            guard process.terminationReason == .exit, process.terminationStatus == 0 else {
                return process.terminationStatus
            }
        }
        throw CocoaError(.userCancelled)
    }
}
