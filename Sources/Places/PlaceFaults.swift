/// Everything that is wrong with the files that were read, so that one reading is enough to mend them all.
///
/// Thrown instead of a half-loaded result. Never empty.
package struct PlaceFaults: Error, Equatable, CustomStringConvertible {
    /// One thing that is wrong, and where.
    package struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// The name of the file as it was given.
        package let file: String
        /// The line on which the record begins, from 1.
        package let line: Int
        /// What is wrong with which column, and what would be right.
        package let problem: String

        package var description: String { "\(file):\(line): \(problem)" }
    }

    /// All faults, in the order of reading.
    package let faults: [Fault]

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Collects faults while a file is read, so that reading can go on after the first.
struct FaultList {
    private(set) var faults: [PlaceFaults.Fault] = []

    mutating func add(_ file: String, _ line: Int, _ problem: String) {
        faults.append(PlaceFaults.Fault(file: file, line: line, problem: problem))
    }

    /// Throws everything collected, file after file and line after line; returns if there is nothing.
    func check() throws(PlaceFaults) {
        if faults.isEmpty { return }
        var order: [String: Int] = [:]
        for fault in faults where order[fault.file] == nil { order[fault.file] = order.count }
        let sorted = faults.enumerated().sorted { one, other in
            (order[one.element.file] ?? 0, one.element.line, one.offset)
                < (order[other.element.file] ?? 0, other.element.line, other.offset)
        }
        throw PlaceFaults(faults: sorted.map(\.element))
    }
}
