/// One thing that is wrong in a catalogue file, and where.
package struct CatalogueFault: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; 0 when the file as a whole is meant.
    package let line: Int
    /// What is wrong.
    package let problem: String
    /// What is allowed, and so what to do.
    package let remedy: String

    package var description: String { "\(file):\(line): \(problem); \(remedy)" }
}

/// Everything that is wrong in a catalogue file, so that one reading is enough to mend it all. Never empty.
package struct CatalogueFaults: Error, Equatable, CustomStringConvertible {
    /// By line.
    package let faults: [CatalogueFault]

    init(_ faults: [CatalogueFault]) {
        self.faults = faults.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
