package import EventModel
import Synchronization

extension Log {
    /// Hands every matching fact to `body`, decoded into its current version.
    ///
    /// - Parameter opening: whether personal values are opened; sealed otherwise.
    /// - Returns: the position up to which the log has been read.
    @discardableResult
    package func read(
        _ query: Query, after position: Position = .start, through: Position? = nil, limit: Int = .max,
        opening: Bool = true, _ body: @escaping @Sendable (Recorded) throws -> Void
    ) async throws -> Position {
        let decoder = FactDecoder(catalogue: catalogue, keyring: opening ? keyring : nil)
        return try await store.read(query, after: position, through: through, limit: limit) { stored in
            try body(decoder.decode(stored))
        }
    }
}

/// Turns rows into facts. Made for one reading, which calls it from one thread; remembers the decoders that it has
/// looked up.
package final class FactDecoder: @unchecked Sendable {
    private typealias Decode = @Sendable (inout JSONReader) throws(JSONFault) -> any Event
    private let catalogue: Catalogue
    private let keyring: (any Keyring)?
    /// By the store's number of the schema.
    private var known: [Decode?] = []

    package init(catalogue: Catalogue, keyring: (any Keyring)?) {
        self.catalogue = catalogue
        self.keyring = keyring
    }

    package func decode(_ stored: StoredEvent) throws -> Recorded {
        let decode = try decoder(of: stored)
        var reader = JSONReader(stored.data)
        if let keyring {
            reader.opener = { sealed in
                try Seal.open(sealed, in: stored.id, key: keyring.key(numbered:))
            }
        }
        do {
            let event = try decode(&reader)
            guard reader.isAtEnd else { throw reader.fault("goes on after its end") }
            return Recorded(
                position: stored.position, id: stored.id, recordedAt: stored.recordedAt, actor: stored.actor,
                cause: stored.cause, correlation: stored.correlation, event: event)
        } catch {
            throw StoreFault.failed("position \(stored.position), \(stored.schema): \(error)")
        }
    }
}

extension FactDecoder {
    private func decoder(of stored: StoredEvent) throws -> Decode {
        if let number = stored.schemaNumber, number < known.count, let decode = known[number] { return decode }
        guard let decode = catalogue.decoder(of: stored.schema) else {
            throw StoreFault.newer("position \(stored.position) holds \(stored.schema), which is not known here")
        }
        if let number = stored.schemaNumber, number < Self.mostKnown {
            while known.count <= number { known.append(nil) }
            known[number] = decode
        }
        return decode
    }

    private static let mostKnown = 10_000
}

/// Collects what a reading closure is given.
package final class Page<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    package init() {}
    package func append(_ element: Element) { elements.withLock { $0.append(element) } }
    package var count: Int { elements.withLock(\.count) }
    package func take() -> [Element] {
        elements.withLock { elements in
            defer { elements = [] }
            return elements
        }
    }
}
