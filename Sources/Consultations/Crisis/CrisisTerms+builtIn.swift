package import Events
import Foundation

extension CrisisTerms {
    /// The words this version came with.
    ///
    /// - Throws: `CareFault`, or what the file system says where it was installed by halves.
    package static func builtIn() throws -> [CrisisTerm] {
        try CareFile.lines(of: "crisis-terms", columns: ["family", "term"]).map { line in
            guard let kind = CrisisKind(rawValue: line[0]) else {
                throw CareFault("crisis-terms", "“\(line[0])” is no family of crisis terms")
            }
            return CrisisTerm(kind: kind, term: line[1])
        }
    }
}

/// What is wrong with a file that this module carries.
package struct CareFault: Error, CustomStringConvertible {
    package let description: String

    init(_ file: String, _ problem: String) { description = "\(file).tsv: \(problem)" }
}

/// The tab-separated files that this module carries.
enum CareFile {
    /// The cells of every line below the header.
    static func lines(of name: String, columns: [String]) throws -> [[String]] {
        let url = Bundle.module.bundleURL.appending(path: "Content/\(name).tsv")
        let text = try String(contentsOf: url, encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard lines.first == columns else { throw CareFault(name, "the columns must be \(columns)") }
        for (number, line) in lines.enumerated() where line.count != columns.count {
            throw CareFault(name, "line \(number + 1) has \(line.count) columns, not \(columns.count)")
        }
        return Array(lines.dropFirst())
    }
}
