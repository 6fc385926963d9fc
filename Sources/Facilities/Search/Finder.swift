package import Calendar
package import Places

/// Finds what families look for, once the index is filled.
package struct Finder: Sendable {
    private let index: SearchIndex
    private let reader: QueryReader
    private let fill: @Sendable () async throws -> Void

    /// - Parameter fill: returns when the index holds the directory.
    package init(_ index: SearchIndex, _ reader: QueryReader, fill: @escaping @Sendable () async throws -> Void) {
        self.index = index
        self.reader = reader
        self.fill = fill
    }

    /// What is meant by free words.
    package func read(_ typed: String, now: JapanTime) async throws -> ReadWords {
        try await fill()
        return reader.read(typed, now: now)
    }

    /// Where a town or station lies that was read before.
    package func point(of name: String, in municipality: MunicipalityCode?, now: JapanTime) async throws -> GeoPoint? {
        try await fill()
        return reader.point(of: name, in: municipality, now: now)
    }

    /// Another number after each change of what is found.
    package func edition() async throws -> Int {
        try await fill()
        return index.edition
    }

    package func search(_ query: SearchQuery, now: JapanTime) async throws -> SearchAnswer {
        try await fill()
        return index.search(query, now: now)
    }
}
