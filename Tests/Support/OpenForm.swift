package import EventModel

/// The stored form of facts with their personal values open, which only tests and `Samples` may see.
package enum OpenForm {
    package static func bytes(of event: any Event) throws -> [UInt8] {
        var writer = JSONWriter()
        try event.write(to: &writer)
        return writer.bytes
    }

    package static func text(of event: any Event) -> String {
        let json = (try? bytes(of: event)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        return "\(type(of: event).schema) \(json)"
    }

    package static func list(_ events: [any Event]) -> String {
        events.isEmpty ? "nothing" : events.map(text).joined(separator: ", ")
    }

    /// The personal values of a fact, each as JSON.
    package static func personalValues(of event: any Event) throws -> [String] {
        var values: [String] = []
        try withoutActuallyEscaping({ (plain: [UInt8]) -> String in
            values.append(String(decoding: plain, as: UTF8.self))
            return "sealed"
        }) { sealer in
            var writer = JSONWriter()
            writer.sealer = sealer
            try event.write(to: &writer)
        }
        return values
    }
}
