import EventModel
import Support

/// `Events/README.md`: what every fact means, made from the code that stores it.
struct Glossary {
    let catalogue: Catalogue
    /// Examples show which tags a fact carries.
    let examples: [any Event]

    var text: String {
        let intro = """
            # What happened

            Every kind of fact that Hagukumi's log holds, with the meaning of each field. A fact is never changed or
            deleted. *Personal* fields are sealed under the key of their household and can be erased with it.

            This page is made from the code: `HAGUKUMI_WRITE_SAMPLES=1 swift test --filter EventsTests` writes it again.
            One stored example of each fact lies in `Samples/`.

            """
        return ([intro] + catalogue.types.map(section)).joined(separator: "\n")
    }

    private func section(_ type: EventType) -> String {
        let rows = type.fields.map { field in
            "| `\(field.name)` | \(name(of: field.shape)) | \(field.isPersonal ? "personal" : "") | \(field.meaning) |"
        }
        return """
            ## \(type.schema.name)

            \(type.meaning)

            Version \(type.schema.version) · tags: \(tags(of: type).joined(separator: ", "))

            | field | holds | | meaning |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    private func tags(of type: EventType) -> [String] {
        let example = examples.first { Swift.type(of: $0).schema == type.schema }
        let kinds = (example?.tags ?? []).map { $0.text.split(separator: ":").first.map(String.init) ?? $0.text }
        return kinds.map { "`\($0)`" }
    }

    private func name(of shape: Shape) -> String {
        switch shape {
        case .text(let format): format ?? "text"
        case .choice(let names): names.map { "`\($0)`" }.joined(separator: ", ")
        case .integer: "whole number"
        case .boolean: "yes or no"
        case .list(let inner): "list of \(name(of: inner))"
        case .optional(let inner): "\(name(of: inner)), or none"
        case .personal(let inner): name(of: inner)
        case .record(let fields): fields.map { "\($0.name) (\(name(of: $0.shape)))" }.joined(separator: ", ")
        }
    }
}
