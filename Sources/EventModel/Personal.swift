/// A value about a person: sealed in the log under the key of its household, and printed as ‹personal›.
///
/// Only the keyring opens it. Where the household's key was destroyed it reads as `.erased`, never as nil or a default,
/// so that every reader has to say what then happens.
package enum Personal<Value: FieldValue>: Sendable, Equatable {
    /// Known here: newly made, or opened by the keyring.
    case known(Value)
    /// As it stands in the log, not opened.
    case sealed(String)
    /// The key is gone for ever.
    case erased

    /// The value if it is open here.
    package var value: Value? {
        if case .known(let value) = self { value } else { nil }
    }
}

extension Personal: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "‹personal›" }
    package var debugDescription: String { "‹personal›" }
    /// Reflection (`dump`, test output) must not look inside either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a personal value could not be written.
package enum PersonalFault: Error, CustomStringConvertible {
    case sealedForAnotherFact

    package var description: String {
        "a personal value that is still sealed can't be written into another fact; read it with the keyring first"
    }
}

extension Personal: FieldValue {
    package static var shape: Shape { .personal(Value.shape) }

    package func write(to writer: inout JSONWriter) throws {
        switch self {
        case .sealed(let text):
            // It was sealed for another fact, and could never be opened in this one.
            guard writer.sealer == nil else { throw PersonalFault.sealedForAnotherFact }
            writer.string(text)
        case .erased: writer.null()
        case .known(let value):
            guard let sealer = writer.sealer else { return try value.write(to: &writer) }
            var plain = JSONWriter(capacity: 64)
            try value.write(to: &plain)
            writer.string(try sealer(plain.bytes))
        }
    }

    package init(from reader: inout JSONReader) throws(JSONFault) {
        if reader.null() {
            self = .erased
            return
        }
        guard let opener = reader.opener else {
            self = .sealed(try reader.string())
            return
        }
        let sealed = try reader.plainString()
        let plain: [UInt8]?
        do { plain = try opener(sealed) } catch { throw reader.fault("can't be opened: \(error)") }
        guard let plain else {
            self = .erased
            return
        }
        self = .known(try Self.value(in: plain))
    }

    private static func value(in plain: [UInt8]) throws(JSONFault) -> Value {
        try plain.withUnsafeBufferPointer { (bytes) throws(JSONFault) in
            var inner = JSONReader(bytes)
            // What it says instead may be personal, so the fault does not quote it.
            guard let value = try? Value(from: &inner), inner.isAtEnd else {
                throw inner.fault("holds something else than a \(Value.self)")
            }
            return value
        }
    }
}
