package import EventModel
package import Events

/// An office found that two places are the same one; from now on only one of them is shown.
///
/// Any office that answers for one of the two may say so, and the prefecture. `ReopenPlace` undoes it.
package struct MergePlaces: Decision {
    package let kept: PlaceID
    package let merged: PlaceID
    package let office: OfficeID
    /// Whether it is only done while the two are proposed and nobody has decided about them.
    package let isProposal: Bool

    package init(
        keeping kept: PlaceID, merging merged: PlaceID, office: OfficeID, onlyAsProposed isProposal: Bool = false
    ) {
        self.kept = kept
        self.merged = merged
        self.office = office
        self.isProposal = isProposal
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [kept.tag, merged.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard kept != merged else { throw .samePlace }
        guard let stays = state[kept] else { throw .unknown(kept) }
        guard let goes = state[merged] else { throw .unknown(merged) }
        guard goes.mergedInto != kept || goes.isShown else { return [] }
        try state.check(office, mayJudge: [stays, goes])
        guard !isProposal || stays.twins[merged] == .noticed else { throw .changedSince }
        guard stays.isShown else { throw .notShown(kept) }
        guard goes.isShown else { throw .notShown(merged) }
        return [PlacesMerged(kept: kept, merged: merged, office: office)]
    }
}

/// An office found that two places that look alike are not the same one.
package struct DismissDuplicate: Decision {
    package let first: PlaceID
    package let second: PlaceID
    package let office: OfficeID

    package init(first: PlaceID, second: PlaceID, office: OfficeID) {
        self.first = first
        self.second = second
        self.office = office
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [first.tag, second.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard let one = state[first] else { throw .unknown(first) }
        guard let other = state[second] else { throw .unknown(second) }
        guard one.twins[second] != .dismissed else { return [] }
        try state.check(office, mayJudge: [one, other])
        guard one.twins[second] != .merged else { throw .changedSince }
        return [DuplicateDismissed(first: first, second: second, office: office)]
    }
}

/// Two places look like the same one. Only people decide whether they are.
package struct NoticeDuplicate: Decision {
    package let first: PlaceID
    package let second: PlaceID
    package let sign: DuplicateSign
    package let metres: Int?

    package init(first: PlaceID, second: PlaceID, sign: DuplicateSign, metres: Int?) {
        self.first = first
        self.second = second
        self.sign = sign
        self.metres = metres
    }

    package typealias Refusal = DirectoryRefusal
    package static let fold = Directory.fold
    package var scope: [Tag] { [first.tag, second.tag] }

    package func decide(given state: Directory) throws(Refusal) -> [any Event] {
        guard first != second else { throw .samePlace }
        guard let one = state[first] else { throw .unknown(first) }
        guard let other = state[second] else { throw .unknown(second) }
        guard one.isShown, other.isShown, one.twins[second] == nil else { return [] }
        return [DuplicateNoticed(first: first, second: second, sign: sign, metres: metres)]
    }
}

extension Directory {
    fileprivate func check(_ office: OfficeID, mayJudge places: [DirectoryEntry]) throws(DirectoryRefusal) {
        guard office.kind == .prefecture || places.contains(where: { $0.dataset.office == office }) else {
            throw .notYours(answers: places.first?.dataset.office ?? office)
        }
    }
}
