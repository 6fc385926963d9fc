package import Events

/// The words that get the numbers of help at once, whoever wrote them and whatever else they said.
///
/// Recall before precision: 「死にたいとは思わない」 gets them too. The built-in list is a start and is to be reviewed by the
/// staff of a child guidance centre; the prefecture changes it by a fact. No machine decides by it alone what happens.
package struct CrisisTerms: Sendable {
    /// What holds, built-in words first.
    package let all: [CrisisTerm]
    private let table: Table

    package init(_ all: [CrisisTerm]) {
        self.all = all
        table = Table(all)
    }

    /// The built-in words with what the prefecture changed.
    package init(builtIn: [CrisisTerm], changes: CrisisTermChanges) {
        let removed = Set(changes.removals.map(Word.init))
        self.init(builtIn.filter { !removed.contains(Word($0)) } + changes.additions)
    }

    /// What the text may be about: all kinds of which it holds a word; empty for most texts.
    package func match(_ typed: String) -> Set<CrisisKind> {
        let text = FoldedText(typed)
        var found = table.match(text.withoutDrawl)
        if typed.unicodeScalars.contains(where: { Self.turning.contains($0.value) }) {
            found.formUnion(table.match(text.withoutDrawl.reversed))
        }
        return found
    }

    /// RIGHT-TO-LEFT OVERRIDE, and the isolate and embedding that begin the same.
    private static let turning: Set<UInt32> = [0x202B, 0x202E, 0x2067]
}

extension CrisisTerms {
    /// A term as it is looked for; two that are written differently may be one.
    struct Word: Hashable {
        let kind: CrisisKind
        let scalars: [UInt32]

        init(_ term: CrisisTerm) {
            kind = term.kind
            scalars = FoldedText(term.term).withoutDrawl.scalars
        }

        /// A short word of Latin letters stands alone, or OD would be in every "food".
        var standsAlone: Bool { scalars.count <= 3 && scalars.allSatisfy(CrisisTerms.isLatin) }
    }

    private static func isLatin(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

    /// The words by their first character, so that a text is gone through once.
    private struct Table: Sendable {
        private let words: [UInt32: [Word]]
        private let kinds: Set<CrisisKind>

        init(_ terms: [CrisisTerm]) {
            let words = terms.map(Word.init).filter { !$0.scalars.isEmpty }
            self.words = Dictionary(grouping: words) { $0.scalars[0] }
            kinds = Set(words.map(\.kind))
        }

        func match(_ text: FoldedText) -> Set<CrisisKind> {
            var found: Set<CrisisKind> = []
            for place in text.scalars.indices {
                guard let words = words[text.scalars[place]] else { continue }
                for word in words where !found.contains(word.kind) && holds(text, word, at: place) {
                    found.insert(word.kind)
                    if found == kinds { return found }
                }
            }
            return found
        }

        private func holds(_ text: FoldedText, _ word: Word, at place: Int) -> Bool {
            guard text.scalars[place...].starts(with: word.scalars) else { return false }
            guard word.standsAlone else { return true }
            let end = place + word.scalars.count
            let begins = place == 0 || text.startsWord[place] || !CrisisTerms.isLatin(text.scalars[place - 1])
            let ends = end == text.scalars.count || text.startsWord[end] || !CrisisTerms.isLatin(text.scalars[end])
            return begins && ends
        }
    }
}

/// How a text that may be a cry for help is answered at once.
package enum Crisis: String, Sendable, Equatable {
    /// Self-harm, harm to a child, a child's own voice, violence at home.
    case danger
    /// Somebody may be dying: the ambulance comes first.
    case medical

    /// Nil where there is nothing.
    package init?(_ kinds: Set<CrisisKind>) {
        if kinds.contains(.medical) {
            self = .medical
        } else if !kinds.isEmpty {
            self = .danger
        } else {
            return nil
        }
    }
}
