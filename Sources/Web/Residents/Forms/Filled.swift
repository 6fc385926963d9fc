import Events

/// What somebody typed into a form, and what is wrong with it, by field: so that nothing has to be typed twice.
struct Filled: Sendable {
    /// Field → what stands in it.
    private(set) var values: [String: String] = [:]
    private(set) var faults: [Fault] = []

    struct Fault: Sendable {
        let field: String
        let sentence: String
    }

    subscript(field: String) -> String? { values[field] }

    func fault(at field: String) -> String? { faults.first { $0.field == field }?.sentence }

    mutating func keep(_ value: String, in field: String) { values[field] = value }

    mutating func refuse(_ field: String, _ sentence: String) { faults.append(Fault(field: field, sentence: sentence)) }
}

/// Says texts of the pages in one reader's language.
struct Speech: Sendable {
    let texts: Texts
    let language: Language

    func callAsFunction(_ name: TextName, _ blanks: [String: String] = [:]) -> String {
        texts.text(name, in: language, blanks)
    }
}

extension Residents {
    func speech(for family: FamilyVisit) -> Speech { Speech(texts: writer.texts, language: family.language) }
}
