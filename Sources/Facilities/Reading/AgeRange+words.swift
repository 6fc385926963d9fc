package import Events

extension AgeRange {
    /// Reads ages as people write them: 0歳から5歳, 生後57日から就学前. What is not understood stays as it is said.
    package init(words: String) {
        let months = AgeText.months(words)
        self.init(fromMonths: months?.from, untilMonths: months?.until, text: words)
    }
}
