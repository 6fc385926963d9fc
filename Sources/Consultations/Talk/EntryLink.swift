package import EventModel
package import Events

/// What is known of one link into consultations.
package struct EntryLink: Sendable, Equatable {
    package private(set) var household: HouseholdID?
    /// Milliseconds since 1970.
    package private(set) var until: Int64 = 0
    package private(set) var visit: ULID?

    package init() {}

    package static let fold = Fold(EntryLink())
        .on(ConsultationLinkIssued.self) { ($0.household, $0.until) = ($1.household, $1.until) }
        .on(ConsultationLinkUsed.self) { $0.visit = $1.visit }
}

/// Why a link into consultations opens nothing.
package enum EntryRefusal: Error, Equatable {
    case unknown
    /// It was used, by this browser or another.
    case used
    case expired
}

/// A family gets a way into its consultations that opens once.
package struct IssueEntryLink: Decision {
    /// What LINE or a page carries is a secret beside it, a door of the keyring.
    package let link: ULID
    package let household: HouseholdID
    /// Milliseconds since 1970.
    package let until: Int64

    package init(link: ULID, household: HouseholdID, until: Int64) {
        self.link = link
        self.household = household
        self.until = until
    }

    package typealias Refusal = EntryRefusal
    package static let fold = EntryLink.fold
    package var scope: [Tag] { [ConsultationLinkIssued.tag(of: link)] }

    package func decide(given state: EntryLink) throws(EntryRefusal) -> [any Event] {
        if let known = state.household {
            guard known == household else { throw .unknown }
            return []
        }
        return [ConsultationLinkIssued(link: link, household: household, until: until)]
    }
}

/// Somebody comes in by a link. It lets in one visit, whoever else has its address.
package struct UseEntryLink: Decision {
    package let link: ULID
    /// The visit that is let in.
    package let visit: ULID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(link: ULID, visit: ULID, now: Int64) {
        self.link = link
        self.visit = visit
        self.now = now
    }

    package typealias Refusal = EntryRefusal
    package static let fold = EntryLink.fold
    package var scope: [Tag] { [ConsultationLinkIssued.tag(of: link)] }

    package func decide(given state: EntryLink) throws(EntryRefusal) -> [any Event] {
        guard let household = state.household else { throw .unknown }
        if let earlier = state.visit {
            guard earlier == visit else { throw .used }
            return []
        }
        guard now < state.until else { throw .expired }
        return [ConsultationLinkUsed(link: link, household: household, visit: visit, at: now)]
    }
}
