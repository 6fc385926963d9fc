package import Events
package import Places

/// Finds places of different lists that look like the same one. Only people decide whether they are.
package enum Duplicates {
    /// What of a place is compared.
    package struct Candidate: Sendable {
        let place: PlaceID
        package let dataset: DatasetID
        let name: String
        let address: String
        let point: GeoPoint?
        let telephone: String

        package init(place: PlaceID, dataset: DatasetID, record: Place) {
            self.place = place
            self.dataset = dataset
            name = Likeness.folded(record.name)
            address = Likeness.folded(record.address?.text ?? "")
            point = record.point
            let digits = CellText.folded(record.contact?.telephone ?? "").filter { ("0"..."9").contains($0) }
            telephone = digits.count >= 9 ? digits : ""
        }

        /// - Parameters:
        ///   - name: folded, as the address is.
        ///   - telephone: digits only.
        package init(
            place: PlaceID, dataset: DatasetID, name: String, address: String, point: GeoPoint?, telephone: String
        ) {
            self.place = place
            self.dataset = dataset
            self.name = name
            self.address = address
            self.point = point
            self.telephone = telephone
        }
    }

    /// Two places and what they have in common.
    package struct Pair: Sendable, Equatable {
        package let first: PlaceID
        package let second: PlaceID
        package let sign: DuplicateSign
        package let metres: Int?
    }

    /// So far apart two places of one name may be the same one, measured in metres.
    private static let near = 200.0
    /// So many places of one name are a chain, not duplicates.
    package static let chain = 50

    /// Every pair, once, in the order of identifiers.
    package static func pairs(among candidates: [Candidate]) -> [Pair] {
        pairs(ofOneName: candidates, ofOneTelephone: candidates)
    }

    /// The same, of those that may share a name, and those that may share a telephone.
    package static func pairs(ofOneName named: [Candidate], ofOneTelephone called: [Candidate]) -> [Pair] {
        var found: [[PlaceID]: Pair] = [:]
        for group in Dictionary(grouping: named, by: \.name).values where group.count <= chain {
            eachPair(of: group) { one, other in
                let metres = distance(one, other)
                let isNear = metres.map { $0 <= near }
                if !one.address.isEmpty, one.address == other.address, isNear != false {
                    add(one, other, .nameAndAddress, metres, to: &found)
                } else if isNear == true {
                    add(one, other, .nameAndPoint, metres, to: &found)
                }
            }
        }
        let withTelephone = called.filter { !$0.telephone.isEmpty }
        for group in Dictionary(grouping: withTelephone, by: \.telephone).values where group.count <= chain {
            eachPair(of: group) { one, other in
                let metres = distance(one, other)
                guard one.name.prefix(4) == other.name.prefix(4), metres.map({ $0 <= near }) ?? true else { return }
                add(one, other, .nameAndTelephone, metres, to: &found)
            }
        }
        return found.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private static func eachPair(of group: [Candidate], _ body: (Candidate, Candidate) -> Void) {
        for (place, one) in group.enumerated() {
            for other in group[(place + 1)...] where one.dataset != other.dataset { body(one, other) }
        }
    }

    private static func distance(_ one: Candidate, _ other: Candidate) -> Double? {
        guard let from = one.point, let to = other.point else { return nil }
        return from.metres(to: to)
    }

    private static func add(
        _ one: Candidate, _ other: Candidate, _ sign: DuplicateSign, _ metres: Double?,
        to found: inout [[PlaceID]: Pair]
    ) {
        let pair = [one.place, other.place].sorted()
        guard found[pair] == nil else { return }
        found[pair] = Pair(
            first: pair[0], second: pair[1], sign: sign, metres: metres.map { Int($0.rounded()) })
    }
}
