/// What texts were found to mean: a list says the same in many rows.
struct Remembered<Text: Hashable, Meaning> {
    private var known: [Text: Meaning] = [:]

    mutating func meaning(of text: Text, _ read: (Text) -> Meaning) -> Meaning {
        if let meaning = known[text] { return meaning }
        let meaning = read(text)
        known[text] = meaning
        return meaning
    }
}
