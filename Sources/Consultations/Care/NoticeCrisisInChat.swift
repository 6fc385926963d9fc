package import EventModel
package import Events

/// Words of a crisis were typed into the LINE chat, and guidance goes out at once. Nothing of the words is kept here.
package struct NoticeCrisisInChat: Decision {
    package let household: HouseholdID
    /// The webhook that carried them: delivered twice it is one notice.
    package let source: ULID
    package let kinds: Set<CrisisKind>
    /// Milliseconds since 1970.
    package let now: Int64

    package init(household: HouseholdID, source: ULID, kinds: Set<CrisisKind>, now: Int64) {
        self.household = household
        self.source = source
        self.kinds = kinds
        self.now = now
    }

    package typealias Refusal = Never
    /// What was noticed already.
    package static let fold = Fold(Set<ULID>()).on(CrisisNoticed.self) { $0.insert($1.source) }
    package var scope: [Tag] { [household.tag] }

    package func decide(given noticed: Set<ULID>) throws(Never) -> [any Event] {
        guard !kinds.isEmpty, !noticed.contains(source) else { return [] }
        return [
            CrisisNoticed(
                household: household, consultation: nil, source: source,
                kinds: CrisisKind.allCases.filter(kinds.contains), at: now)
        ]
    }
}
