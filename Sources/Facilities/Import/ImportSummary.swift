package import EventModel
import Events

/// What a list changes, as people and programs see it before or after it is taken in.
package struct ImportSummary: Sendable, Equatable {
    package enum Change: String, CaseIterable, Sendable {
        case new, changed, gone, counted
    }

    package struct Line: Sendable, Equatable {
        package let change: Change
        package let id: String
        package let name: String
        /// Which fields changed, or how many ages were counted.
        package let what: String
    }

    package let lines: [Line]
    /// Whether the list had been taken in before and says nothing new.
    package var isNothing: Bool { lines.isEmpty && !isImported }
    private let isImported: Bool

    /// - Parameters:
    ///   - facts: what the decision answered.
    ///   - state: what it was given.
    package init<Kind: ListedKind>(_ facts: [any Event], after state: ListState<Kind>) {
        var lines: [Line] = []
        isImported = !facts.isEmpty
        func changed(_ id: Kind.ID, _ newer: Kind.Record) {
            let entry = state.entries[id]
            let isNew = entry.map { !$0.isShown } ?? true
            let what = isNew ? "" : entry.map { Self.differences($0.listed, newer) } ?? ""
            lines.append(
                Line(change: isNew ? .new : .changed, id: id.description, name: Kind.name(newer), what: what))
        }
        func gone(_ id: String) {
            let entry = state.entries.first { $0.key.description == id }?.value
            lines.append(Line(change: .gone, id: id, name: entry.map { Kind.name($0.current) } ?? "", what: "closed"))
        }
        for fact in facts {
            if let (id, record) = Kind.said(by: fact) { changed(id, record) }
            switch fact {
            case let fact as PlaceClosed: gone(fact.place.description)
            case let fact as GatheringCancelled: gone(fact.gathering.description)
            case let fact as SchemeWithdrawn: gone(fact.scheme.description)
            case let fact as VacanciesCounted:
                lines += fact.counts.map {
                    Line(change: .counted, id: $0.place.description, name: "", what: "\($0.ages.count) ages")
                }
            case let fact as DatasetImported:
                let names = Dictionary(uniqueKeysWithValues: state.entries.map { ($0.key.description, $0.value) })
                lines += fact.missing.map { id in
                    let name = names[id].map { Kind.name($0.current) } ?? ""
                    return Line(change: .gone, id: id, name: name, what: "stays, as the list is not the whole")
                }
            default: break
            }
        }
        self.lines = lines
    }

    package func count(_ change: Change) -> Int { lines.count { $0.change == change } }

    /// The names of the fields in which two records differ.
    private static func differences<Kind: Record>(_ one: Kind, _ other: Kind) -> String {
        let (left, right) = (Mirror(reflecting: one), Mirror(reflecting: other))
        return zip(left.children, right.children).compactMap { one, other in
            "\(one.value)" == "\(other.value)" ? nil : one.label
        }.joined(separator: ", ")
    }
}

extension ListedKind {
    /// What a fact of a list says of which record; nil for other facts.
    fileprivate static func said(by fact: any Event) -> (ID, Record)? {
        let said: (Any, Any)
        switch fact {
        case let fact as PlacePublished: said = (fact.place, fact.record)
        case let fact as PlaceCorrected: said = (fact.place, fact.record)
        case let fact as GatheringPublished: said = (fact.gathering, fact.record)
        case let fact as GatheringChanged: said = (fact.gathering, fact.record)
        case let fact as SchemePublished: said = (fact.scheme, fact.record)
        case let fact as SchemeChanged: said = (fact.scheme, fact.record)
        default: return nil
        }
        guard let id = said.0 as? ID, let record = said.1 as? Record else { return nil }
        return (id, record)
    }
}
