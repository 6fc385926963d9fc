package import Calendar
package import EventModel
package import Events

/// The prefecture changes a line of help or adds one. Nobody is shown a line that was not confirmed.
package struct SetHelpLine: Decision {
    package let line: HelpLineSet
    /// The lines this version came with.
    package let builtIn: [HelpLine]
    /// `HelpLineChanges.Change.revision` when the officer looked; 0 where it was never changed.
    package let seen: Int
    package let today: CivilDate

    package init(_ line: HelpLineSet, builtIn: [HelpLine], seen: Int, today: CivilDate) {
        self.line = line
        self.builtIn = builtIn
        self.seen = seen
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case notPrefecture
        case noName
        case tooLong(most: Int)
        /// Digits, `#` and `-` alone, and neither too few nor too many.
        case badNumber(String)
        case tooManyNumbers(most: Int)
        case tooManyLines(most: Int)
        /// 110 and 119 are shown to everybody, under these numbers.
        case cannotBeChanged
        /// It can't be shown before somebody confirmed it and says where.
        case notConfirmed
        case confirmedInFuture
        /// Somebody else changed it since the officer looked.
        case changedSince
    }

    package static let fold = HelpLineChanges.fold
    package var scope: [Tag] { [HelpLineSet.all] }

    package static let longestText = 100
    package static let longestSource = 300
    package static let mostNumbers = 3
    package static let mostLines = 60

    package func decide(given state: HelpLineChanges) throws(Refusal) -> [any Event] {
        guard line.office.kind == .prefecture else { throw .notPrefecture }
        let change = state[line.key]
        if change?.fact == line { return [] }
        guard seen == change?.revision ?? 0 else { throw .changedSince }
        let known = builtIn.first { $0.key == line.key }
        if known?.standing == .known, !line.isShown || line.numbers != known?.numbers { throw .cannotBeChanged }
        guard !line.name.isBlank, !line.forWhom.isBlank else { throw .noName }
        guard line.name.count <= Self.longestText, line.forWhom.count <= Self.longestText else {
            throw .tooLong(most: Self.longestText)
        }
        guard line.source.count <= Self.longestSource else { throw .tooLong(most: Self.longestSource) }
        guard line.numbers.count <= Self.mostNumbers else { throw .tooManyNumbers(most: Self.mostNumbers) }
        for number in line.numbers where !Self.isNumber(number) { throw .badNumber(number) }
        if change == nil, known == nil, state.order.count >= Self.mostLines {
            throw .tooManyLines(most: Self.mostLines)
        }
        if let day = line.confirmedOn, day > today { throw .confirmedInFuture }
        if line.isShown, known?.standing != .known, line.confirmedOn == nil || line.source.isBlank {
            throw .notConfirmed
        }
        return [line]
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        let rest = text.utf8.dropFirst(text.first == "#" ? 1 : 0)
        return (3...12).contains(digits) && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
