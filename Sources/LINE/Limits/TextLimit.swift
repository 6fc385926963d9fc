/// The longest a text may be, in the unit that LINE counts this property in.
struct TextLimit: Sendable {
    /// LINE counts most properties in UTF-16 code units, but what people read on buttons in grapheme clusters.
    enum Unit: String, Sendable {
        case utf16 = "UTF-16 units"
        case graphemes
    }

    let most: Int
    let unit: Unit

    init(_ most: Int, _ unit: Unit) {
        self.most = most
        self.unit = unit
    }

    /// The length of `text` as LINE counts it.
    func length(of text: String) -> Int {
        switch unit {
        case .utf16: text.utf16.count
        case .graphemes: text.count
        }
    }
}
