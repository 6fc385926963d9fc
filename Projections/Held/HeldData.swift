import Calendar
package import EventModel
package import Events

/// Everything that the log holds about a household, for the household itself: the page and the export.
///
/// The names of its fields are what families get as JSON; they are never changed. Days are `2026-11-22`, moments
/// `2026-11-22T09:00:00+09:00`. Of other adults it holds only what they are to the children. Nil where nothing was told
/// or where it was erased. A page must not show children whose stage is `lost`; the export holds them.
package struct HeldData: Codable, Sendable, Equatable {
    package internal(set) var registrationNumber: String
    package internal(set) var lineUser: String?
    package internal(set) var contacts: [Contact] = []
    package internal(set) var source: String?
    package internal(set) var consents: [Consent] = []
    package internal(set) var registeredOn: String?
    package internal(set) var residences: [Residence] = []
    package internal(set) var movedAwayOn: [String] = []
    package internal(set) var children: [Child] = []
    package internal(set) var wishes = Wishes()
    package internal(set) var links: [Link] = []
    package internal(set) var access = Access()
    package internal(set) var passes: [Pass] = []
    package internal(set) var consultations = Consultations()
    package internal(set) var chat: [ChatEvent] = []
    package internal(set) var answersSent = 0
    package internal(set) var messages: [ReceivedMessage] = []
    package internal(set) var looks: [Look] = []
    package internal(set) var forgottenAt: String?

    package struct Contact: Codable, Sendable, Equatable {
        package let at: String
        /// `followed`, `returned`, `blocked`
        package let what: String
    }

    package struct Consent: Codable, Sendable, Equatable {
        package let at: String
        package let version: Int
        package let purposes: [String]
    }

    package struct Residence: Codable, Sendable, Equatable {
        package let on: String
        package let municipality: String
        package let postalCode: String?
        package let way: String
    }

    package struct Child: Codable, Sendable, Equatable {
        package let number: Int
        /// `expecting`, `born`, `removed`, `lost`
        package internal(set) var stage: String
        package internal(set) var due: String?
        package internal(set) var born: String?
        package internal(set) var toldOn: String?
        /// Dates that were corrected, oldest first.
        package internal(set) var earlierDates: [String] = []
        /// Whether it also came from a linked adult.
        package internal(set) var isShared = false
    }

    package struct Wishes: Codable, Sendable, Equatable {
        package internal(set) var topics = Topic.allCases.filter(Topic.usual.contains).map(\.rawValue)
        package internal(set) var quietFromMinute = QuietHours.usualFrom
        package internal(set) var quietUntilMinute = QuietHours.usualUntil
        package internal(set) var language = Language.japanese.rawValue
        /// `wanted`, `paused`, `stopped`
        package internal(set) var messages = "wanted"
        package internal(set) var pausedUntil: String?
        package internal(set) var changes = 0
    }

    package struct Link: Codable, Sendable, Equatable {
        /// What the one who accepts is to the children: `guardian`, `grandparent`.
        package let relation: String
        /// `offered`, `accepted`: what this household did.
        package let part: String
        /// `open`, `withdrawn`, `linked`, `ended`
        package internal(set) var state: String
        /// The day of accepting; the last day for accepting while the offer is open.
        package internal(set) var day: String
    }

    package struct Access: Codable, Sendable, Equatable {
        package internal(set) var recoveryCodesIssued: [String] = []
        package internal(set) var movedToAnotherLineUserAt: [String] = []
        package internal(set) var calendarLinksIssued: [String] = []
        package internal(set) var hasCalendarLink = false
        package internal(set) var signedIn: [SignedIn] = []
        package internal(set) var signedOutEverywhereAt: [String] = []

        package struct SignedIn: Codable, Sendable, Equatable {
            package let at: String
            package let way: String
        }
    }

    /// A support pass. On which days it was shown is kept nowhere.
    package struct Pass: Codable, Sendable, Equatable {
        let id: String
        package internal(set) var issuedOn: String?
        package internal(set) var until: String?
        /// Last days that held before, oldest first.
        package internal(set) var earlierUntil: [String] = []
        package internal(set) var isFamilyPass = false
        /// `valid`, `ended`, `revoked`
        package internal(set) var state = "valid"
        package internal(set) var endedOn: String?
        package internal(set) var reissuedOn: [String] = []
        package internal(set) var printedOn: [String] = []
    }

    /// That there were consultations; what was said in them is not the household's but the client's, and kept apart.
    ///
    /// A child's own are not here: whoever reads this may be the one whom the child speaks of.
    package struct Consultations: Codable, Sendable, Equatable {
        package internal(set) var opened: [Opened] = []
        package internal(set) var linksIssued: [String] = []
        package internal(set) var linksUsed: [String] = []
        package internal(set) var notices = 0
        /// When numbers of help were shown in the chat.
        package internal(set) var guidanceGivenAt: [String] = []

        package struct Opened: Codable, Sendable, Equatable {
            package let at: String
            /// A `ConsultationTheme`.
            package let theme: String
            package let office: String
        }
    }

    package struct ChatEvent: Codable, Sendable, Equatable {
        package let at: String
        package let kind: String
        /// As LINE sent it, as JSON.
        package let content: String?
    }

    package struct ReceivedMessage: Codable, Sendable, Equatable {
        package let day: String
        package let entries: [String]
        /// `requested`, `accepted`, `failed`, `unknown`
        package let outcome: String
    }

    /// That an office looked at it. Which person there did is for the office's auditors.
    package struct Look: Codable, Sendable, Equatable {
        package let at: String
        package let office: String?
        /// A `LookPurpose`.
        package let purpose: String
        /// In the officer's own words.
        package let note: String?
        /// Which parts were shown; none where the household was only looked for.
        package let parts: [String]
    }

    init(_ household: HouseholdID) {
        registrationNumber = RegistrationNumber(of: household).description
    }

    /// From every fact about a household, and the messages that it was sent.
    ///
    /// - Parameters:
    ///   - facts: those with the household's tag, opened by the keyring, in order.
    ///   - lines: `DeliveryHistory.lines`, newest first.
    package init(
        of household: HouseholdID, facts: [Recorded], lines: [(batch: DeliveryBatch, children: String)] = []
    ) {
        let holding = Holding(household)
        for recorded in facts { try? holding.handlers.handle(recorded) }
        self = holding.data
        messages = lines.map { line in
            ReceivedMessage(
                day: line.batch.day.description, entries: line.batch.entries.split(separator: " ").map(String.init),
                outcome: line.batch.outcome.rawValue)
        }
    }

    /// The facts that are in it: every one that may have a household's tag.
    package static var names: Set<String> { Holding(HouseholdID(ULID(bits: 0))).handlers.names }

    /// Which facts to read.
    package static func query(of household: HouseholdID) -> Query {
        Query([Query.Item(names: names, tags: [household.tag])])
    }

    /// The children that a page may show.
    package var shownChildren: [Child] { children.filter { $0.stage == "expecting" || $0.stage == "born" } }
}
