package import Calendar
package import EventModel
package import Events
import Foundation

/// Every line of help that is known, as the prefecture has it now. All texts with numbers are made from it.
package struct HelpLines: Sendable, Equatable {
    /// Also those that nobody is shown; in the order in which they are listed without a situation.
    package let all: [HelpLine]

    package init(builtIn: [HelpLine], changes: HelpLineChanges = HelpLineChanges()) {
        let known = Dictionary(builtIn.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let added = changes.order.filter { known[$0] == nil }
        let last = builtIn.flatMap(\.ranks.values).max() ?? 0
        all = (builtIn.map(\.key) + added).enumerated().compactMap { place, key in
            guard let change = changes[key] else { return known[key] }
            return HelpLine(change.fact, of: known[key], after: last + place)
        }
    }

    package subscript(key: HelpLineKey) -> HelpLine? { all.first { $0.key == key } }

    /// What people are shown.
    package var shown: [HelpLine] { all.filter(\.isShown) }

    /// What people in a situation are shown, what helps most first.
    package func lines(for situation: HelpSituation) -> [HelpLine] {
        shown.filter { $0.ranks[situation] != nil }
            .sorted { ($0.ranks[situation] ?? 0, $0.key.description) < ($1.ranks[situation] ?? 0, $1.key.description) }
    }

    /// Those of them where somebody answers at a moment.
    package func open(for situation: HelpSituation, at moment: JapanTime) -> [HelpLine] {
        lines(for: situation).filter { $0.isOpen(at: moment) }
    }
}

extension HelpLines {
    private static let columns = [
        "key", "numbers", "hours", "status", "danger", "illness", "parent", "child", "name", "easy_name",
        "english_name", "for_whom", "easy_for_whom", "english_for_whom", "hours_words", "easy_hours", "english_hours",
        "source",
    ]

    /// The lines this version came with.
    ///
    /// - Throws: `CareFault`, or what the file system says where it was installed by halves.
    package static func builtIn() throws -> [HelpLine] {
        try CareFile.lines(of: "help-lines", columns: columns).map(line)
    }

    private static func line(_ cells: [String]) throws -> HelpLine {
        guard let key = HelpLineKey(cells[0]), let hours = OpeningHours(cells[2]),
            let standing = HelpLine.Standing(rawValue: cells[3])
        else { throw CareFault("help-lines", "the line of \(cells[0]) has a key, hours or a status that can't be") }
        let ranks = zip(HelpSituation.allCases, cells[4..<8]).compactMap { situation, rank in
            Int(rank).map { (situation, $0) }
        }
        return HelpLine(
            key: key, name: Wording(cells[8], easy: cells[9], english: cells[10]),
            numbers: cells[1].isEmpty ? [] : cells[1].components(separatedBy: " / "), hours: hours,
            hoursWords: Wording(cells[14], easy: cells[15], english: cells[16]),
            forWhom: Wording(cells[11], easy: cells[12], english: cells[13]), standing: standing,
            ranks: Dictionary(uniqueKeysWithValues: ranks), isShown: standing != .unconfirmed, source: cells[17],
            confirmedOn: nil)
    }
}

/// What the prefecture changed of the lines of help.
package struct HelpLineChanges: Sendable, Equatable {
    package struct Change: Sendable, Equatable {
        package let fact: HelpLineSet
        /// How often the line was changed: two that are the same have seen the same.
        package let revision: Int
    }

    /// In the order in which they were first changed.
    package private(set) var order: [HelpLineKey] = []
    private var changes: [HelpLineKey: Change] = [:]

    package init() {}

    package subscript(key: HelpLineKey) -> Change? { changes[key] }

    package static let fold = Fold(HelpLineChanges()).on(HelpLineSet.self) { state, fact in
        if state.changes[fact.key] == nil { state.order.append(fact.key) }
        state.changes[fact.key] = Change(fact: fact, revision: (state.changes[fact.key]?.revision ?? 0) + 1)
    }
}
