import Foundation
import Support
import Testing

/// The verifiers for tills, as they stand in the docs, in their own languages and with libraries that aren't ours.
@Suite("The verifiers in the docs")
struct TillTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func block(_ language: String) throws -> String {
        let doc = try String(contentsOf: Self.root.appending(path: "docs/passes.md"), encoding: .utf8)
        let start = try #require(doc.range(of: "```\(language)\n"))
        let end = try #require(doc.range(of: "```", range: start.upperBound..<doc.endIndex))
        return String(doc[start.upperBound..<end.lowerBound])
    }

    /// Runs a program over the list of tokens, and compares what it says with what is expected.
    private func compare(_ program: [String], file: String, _ text: String, runner: String) throws {
        let cases = try PassCases.all()
        let folder = FileManager.default.temporaryDirectory.appending(path: "tills-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: file))
        try Data(runner.utf8).write(to: folder.appending(path: "run" + (file as NSString).pathExtension.dotted))
        try JSONEncoder().encode(cases).write(to: folder.appending(path: "cases.json"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = program + ["run" + (file as NSString).pathExtension.dotted]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHONPATH"] = Self.root.appending(path: ".build/joserfc").path
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program) is missing, or its library: make tills")
        let answers = try JSONDecoder().decode([String?].self, from: said)
        #expect(answers.count == cases.cases.count)
        for (one, answer) in zip(cases.cases, answers) { #expect(answer == one.fault, "\(one.name)") }
    }

    @Test("Python with joserfc gives the same answers as we do")
    func python() throws {
        try compare(
            ["python3"], file: "till.py", try block("python"),
            runner: """
                import json
                from till import check
                told = json.load(open("cases.json"))
                print(json.dumps([check(one["token"], told["issuer"], told["keys"], told["revoked"], one["now"] // 1000)
                                  for one in told["cases"]]))
                """)
    }

    @Test("JavaScript with Node alone gives the same answers as we do")
    func node() throws {
        try compare(
            ["node"], file: "till.mjs", try block("javascript"),
            runner: """
                import { readFileSync } from "node:fs";
                import { check } from "./till.mjs";
                const told = JSON.parse(readFileSync("cases.json"));
                const said = told.cases.map((one) =>
                  check(one.token, told.issuer, told.keys, told.revoked, Math.floor(one.now / 1000)));
                console.log(JSON.stringify(said));
                """)
    }
}

extension String {
    fileprivate var dotted: String { "." + self }
}
