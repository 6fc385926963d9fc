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

    /// The same with the personal values of these kinds of facts opened, and of no others.
    @discardableResult
    package func read(
        _ query: Query, after position: Position, through: Position?, limit: Int, openingOnly names: Set<String>,
        _ body: @escaping @Sendable (Recorded) throws -> Void
    ) async throws -> Position {
        let decoder = FactDecoder(catalogue: catalogue, keyring: keyring, openingOnly: names)
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
    private let opened: Set<String>?
    /// By the store's number of the schema.
    private var known: [Known?] = []

    private struct Known {
        let decode: Decode
        let isOpened: Bool
    }

    /// - Parameters:
    ///   - keyring: opens personal values; nil leaves all of them sealed.
    ///   - names: the facts whose personal values are opened; nil for all.
    package init(catalogue: Catalogue, keyring: (any Keyring)?, openingOnly names: Set<String>? = nil) {
        self.catalogue = catalogue
        self.keyring = keyring
        opened = names
    }

    package func decode(_ stored: StoredEvent) throws -> Recorded {
        let known = try decoder(of: stored)
        var reader = JSONReader(stored.data)
        if let keyring, known.isOpened {
            reader.opener = { sealed in
                try Seal.open(sealed, in: stored.id, key: keyring.key(numbered:))
            }
        }
        do {
            let event = try known.decode(&reader)
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
    private func decoder(of stored: StoredEvent) throws -> Known {
        if let number = stored.schemaNumber, number < known.count, let decoder = known[number] { return decoder }
        guard let decode = catalogue.decoder(of: stored.schema) else {
            throw StoreFault.newer("position \(stored.position) holds \(stored.schema), which is not known here")
        }
        let decoder = Known(decode: decode, isOpened: opened?.contains(stored.schema.name) ?? true)
        if let number = stored.schemaNumber, number < Self.mostKnown {
            while known.count <= number { known.append(nil) }
            known[number] = decoder
        }
        return decoder
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
