extension String {
    /// Nothing but blanks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
