package import Calendar

/// Something that fell due before the family told of the child, and is still open.
package struct OpenItem: Hashable, Sendable {
    /// Its place in `StageCatalogue.entries`.
    package let entry: Int
    package let children: ChildSet
    /// The last day.
    package let last: CivilDate
    /// Whether something is lost after the last day, so that it should be shown.
    package let isDeadline: Bool
    /// The day on which it fell due; the first, where it did for several children.
    package let fellDue: CivilDate
}

extension StageSchedule {
    /// How far back a yearly date or a municipal deadline is looked for.
    private static let lookBack = 366

    /// What is still open on a day for children of whom was told after an entry had fallen due.
    ///
    /// Deadlines come first, the nearest first; then what is merely still of use. Of entries about one thing only the
    /// newest is listed. Entries without a last day are never listed: they are of the past.
    ///
    /// - Parameters:
    ///   - children: only these, for a family that told of one more; all of them when nil.
    ///   - includingSent: also what fell due after the family had told, so that a message about it was sent.
    package func catchUp(
        for family: Family, on day: CivilDate, children: ChildSet? = nil, includingSent: Bool = false
    ) -> [OpenItem] {
        let firings = fallenDue(for: family, on: day, includingSent: includingSent).filter { firing in
            firing.child.map { children?.contains($0.number) ?? true } ?? false
        }
        return merge(newest(of: firings)).sorted { left, right in
            if left.isDeadline != right.isDeadline { return left.isDeadline }
            if left.isDeadline, left.last != right.last { return left.last < right.last }
            if left.entry != right.entry { return catalogue.rank[left.entry] < catalogue.rank[right.entry] }
            return left.last < right.last
        }
    }

    private func fallenDue(for family: Family, on day: CivilDate, includingSent: Bool) -> [Firing] {
        let earliest = family.children.map { min($0.date, $0.toldOn) }.min() ?? day
        let period = min(earliest.adding(days: -300), day)...day
        return firings(for: family, in: period).filter { firing in
            let entry = catalogue.entries[firing.entry]
            guard entry.ending != nil, includingSent || firing.day < start(of: firing, family),
                start(of: firing, family) <= day,
                entry.lastDay(for: firing.subject, triggeredOn: firing.day) >= day
            else { return false }
            switch entry.trigger {
            case .fixedDate, .municipalDeadline: return firing.day >= day.adding(days: -Self.lookBack)
            default: return true
            }
        }
    }

    /// Without what a newer entry of the same series says to the same child.
    private func newest(of firings: [Firing]) -> [Firing] {
        firings.filter { firing in
            guard let series = catalogue.entries[firing.entry].series else { return true }
            return !firings.contains { other in
                other.child == firing.child && catalogue.entries[other.entry].series == series
                    && (other.day, other.entry) > (firing.day, firing.entry)
            }
        }
    }

    private func merge(_ firings: [Firing]) -> [OpenItem] {
        struct Place: Hashable {
            let entry: Int
            let last: CivilDate
        }
        var found: [Place: (children: ChildSet, fellDue: CivilDate)] = [:]
        for firing in firings {
            let last = catalogue.entries[firing.entry].lastDay(for: firing.subject, triggeredOn: firing.day)
            var known = found[Place(entry: firing.entry, last: last)] ?? (ChildSet(), firing.day)
            if let child = firing.child { known.children.insert(child.number) }
            known.fellDue = min(known.fellDue, firing.day)
            found[Place(entry: firing.entry, last: last)] = known
        }
        return found.map { place, known in
            OpenItem(
                entry: place.entry, children: known.children, last: place.last,
                isDeadline: catalogue.entries[place.entry].ending?.isDeadline ?? false, fellDue: known.fellDue)
        }
    }
}
