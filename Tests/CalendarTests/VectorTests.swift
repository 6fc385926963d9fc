import Calendar
import Foundation
import Testing

/// One row of the table of worked examples.
struct Vector: CustomTestStringConvertible, Sendable {
    let line: Int
    let rule, input, expected, note: String

    var testDescription: String { "line \(line): \(rule) of \(input)" }

    /// All rows of `Vectors/age_test_vectors.tsv` beside this file.
    static let all: [Vector] = {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/age_test_vectors.tsv")
        let lines = try! String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        return lines.enumerated().dropFirst().map { index, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Vector(line: index + 1, rule: cells[0], input: cells[1], expected: cells[2], note: cells[3])
        }
    }()
}

@Suite("Worked examples of offices and statutes") struct VectorTests {
    @Test("each row gives the expected days", arguments: Vector.all)
    func row(vector: Vector) throws {
        #expect(try RuleBook.answer(vector.rule, vector.input) == vector.expected, "\(vector.note)")
    }

    @Test("the table is whole")
    func whole() {
        #expect(Vector.all.count == 98)
    }

    @Test("a rule that nobody wrote, or an input that is no date, is an error")
    func unknown() {
        #expect(throws: RuleBook.UnknownRule.self) {
            try RuleBook.answer("immunization_window(2,3 months)", "2026-01-01")
        }
        #expect(throws: RuleBook.UnknownRule.self) { try RuleBook.answer("school_entry", "EDD 2026-01-01") }
        #expect(throws: RuleBook.BadInput.self) { try RuleBook.answer("school_entry", "2026-02-30") }
    }
}
