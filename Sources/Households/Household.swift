package import Calendar
package import EventModel
package import Events
package import Places

/// What is known of a household: everything that a decision, the chat or a page may need before it acts.
///
/// Values are nil where nothing was told, and also where a personal value was erased.
package struct Household: Sendable, Equatable {
    package internal(set) var contact: Contact?
    /// Whether LINE's user id is in the log, so that messages can be addressed.
    package internal(set) var hasFollowed = false
    package internal(set) var source: SourceCode?
    package internal(set) var consent: Consent?
    /// Where the family lives; nil before it was told and after moving out of the prefecture.
    package internal(set) var residence: Residence?
    package internal(set) var movedAway: CivilDate?
    /// Every child that was ever told of, by its number.
    package internal(set) var children: [ChildNumber: Child] = [:]
    package internal(set) var topics = Topic.usual
    /// The hours in which nothing may ring; nil if the family wants none.
    package internal(set) var quietHours = Household.usualQuietHours
    package internal(set) var language = Language.japanese
    package internal(set) var messages = Messages.wanted
    package internal(set) var registered: CivilDate?
    package internal(set) var isForgotten = false
    /// Whether messages may begin without a residence: for an adult whose first child came over a link, and who may
    /// live anywhere. It then gets only what needs no municipality.
    package internal(set) var needsNoResidence = false
    package internal(set) var recovery: Recovery?
    /// Names the address of the family's calendar; nil if it has none.
    package internal(set) var calendar: ULID?
    /// Sessions begun at or before this moment are over; in milliseconds since 1970.
    package internal(set) var sessionsEndedAt: Int64?

    package init() {}

    /// The newest recovery code.
    package struct Recovery: Sendable, Equatable {
        package let code: ULID
        /// The household of the LINE user who used it; nil while it is good.
        package let usedBy: HouseholdID?
    }

    /// The last that LINE said about the account being a friend.
    package struct Contact: Sendable, Equatable {
        package let isFriend: Bool
        /// When LINE saw it, in milliseconds since 1970.
        package let at: Int64
    }

    package struct Consent: Sendable, Equatable {
        package let version: Int
        package let purposes: Set<Purpose>

        /// The version of the consent text that families are shown today.
        package static let currentVersion = 3
        /// The oldest whose agreement holds for all that is done today. A text that takes no more, and shows no more to
        /// others without the family's doing, asks nobody again.
        package static let oldestThatHolds = 1
    }

    package struct Residence: Sendable, Equatable {
        package let municipality: MunicipalityCode
        package let postalCode: String?
        package let since: CivilDate
    }

    /// A pregnancy or a child. Dates are nil only where they were erased.
    package enum Child: Sendable, Equatable {
        case expecting(due: CivilDate?)
        case born(CivilDate?)
        case removed
        /// Nothing about it may be sent, asked or corrected any more.
        case lost

        /// Whether it is open and its date is known.
        var isDated: Bool {
            switch self {
            case .expecting(let day), .born(let day): day != nil
            case .removed, .lost: false
            }
        }
    }

    /// What the family wants of messages, whether or not they can reach it.
    package enum Messages: Sendable, Equatable {
        case wanted
        case paused(until: CivilDate)
        case stopped
    }

    /// 21:00–07:00.
    package static let usualQuietHours = DailyInterval(
        from: TimeOfDay(minutes: QuietHours.usualFrom)!, to: TimeOfDay(minutes: QuietHours.usualUntil)!)

    /// More children than this are taken for a mistake.
    package static let mostChildren = 15
}

extension Household {
    /// Where the family stands, the strongest first: forgotten, blocked, stopped, paused, following.
    package enum Status: Sendable, Equatable {
        /// LINE has not told of this family yet.
        case unknown
        case following
        case paused(until: CivilDate)
        case stopped
        case blocked
        case forgotten
    }

    package var status: Status {
        if isForgotten { return .forgotten }
        guard let contact else { return .unknown }
        guard contact.isFriend else { return .blocked }
        switch messages {
        case .stopped: return .stopped
        case .paused(let day): return .paused(until: day)
        case .wanted: return .following
        }
    }

    /// Whether the family agreed to today's purposes. No personal fact may come before (個人情報の保護に関する法律 62条).
    package var hasConsented: Bool {
        guard let consent else { return false }
        let holds = Consent.oldestThatHolds...Consent.currentVersion
        return holds.contains(consent.version) && consent.purposes.contains(.messages)
    }

    /// Whether a session that began at a moment (milliseconds since 1970) still holds.
    package func holdsSession(begunAt moment: Int64) -> Bool {
        !isForgotten && moment > sessionsEndedAt ?? .min
    }

    /// The pregnancies and children about whom the family wants to hear, by number.
    package var openChildren: [(number: ChildNumber, child: Child)] {
        children.sorted { $0.key < $1.key }.compactMap { number, child in
            switch child {
            case .expecting, .born: (number, child)
            case .removed, .lost: nil
            }
        }
    }
}
