package import EventModel
package import Events

/// One consultation, as its facts add up.
package struct Case: Sendable, Equatable {
    /// Nil before it was opened.
    package internal(set) var opened: ConsultationOpened?
    /// Whose desk answers it now.
    package internal(set) var office: OfficeID?
    package internal(set) var stage = Stage.waiting(since: 0)
    package internal(set) var messages: [Message] = []
    package internal(set) var notes: [Note] = []
    package internal(set) var urgency = Urgency.usual
    /// The families of words of crisis that were ever noticed.
    package internal(set) var crisis: Set<CrisisKind> = []
    /// A danger was noticed, and no person has said that there is none or that it has passed.
    package internal(set) var isFlagged = false
    package internal(set) var actions: [Action] = []
    package internal(set) var outcome: ConsultationOutcome?
    package internal(set) var hold: HoldReason?
    package internal(set) var disclosures: [Disclosure] = []
    package internal(set) var reads: [Read] = []
    package internal(set) var reviews: [Review] = []
    package internal(set) var handovers: [Handover] = []
    /// Whether it opens only to whoever knows its word.
    package internal(set) var hasWord = false
    package internal(set) var mistakenWordsAt: [Int64] = []
    /// The messages of counsellors of which LINE was asked to tell.
    package internal(set) var told: Set<ULID> = []
    /// When something last happened between client and counsellor, in milliseconds since 1970.
    package internal(set) var movedAt: Int64 = 0

    package init() {}

    package enum Stage: Sendable, Equatable {
        /// Since when, in milliseconds since 1970.
        case waiting(since: Int64)
        case taken(by: StaffID, since: Int64)
        case closed(by: CaseEnd, at: Int64)
        case shredded
    }

    /// What one side wrote.
    package struct Message: Sendable, Equatable {
        package let id: ULID
        /// Nil for the client.
        package let staff: StaffID?
        package let words: Personal<String>
        package let photo: ULID?
        /// Milliseconds since 1970.
        package let at: Int64
        package internal(set) var crisis: [CrisisKind] = []

        package var isOfClient: Bool { staff == nil }
    }

    package struct Note: Sendable, Equatable {
        package let id: ULID
        package let staff: StaffID
        package let words: Personal<String>
        package let at: Int64
    }

    package struct Action: Sendable, Equatable {
        package let staff: StaffID
        package let action: CrisisAction
        package let at: Int64
    }

    package struct Handover: Sendable, Equatable {
        package let from: StaffID
        package let to: StaffID?
        package let office: OfficeID
        package let note: Personal<String>?
        package let at: Int64
    }

    package struct Read: Sendable, Equatable {
        package let staff: StaffID
        package let office: OfficeID
        package let purpose: CaseReading
        package let at: Int64
    }

    package struct Review: Sendable, Equatable {
        package let staff: StaffID
        package let mark: ReviewMark
        package let words: Personal<String>?
        package let at: Int64
    }

    /// A counsellor's wish to learn whose consultation it is.
    package struct Disclosure: Sendable, Equatable {
        package let id: ULID
        package let asker: StaffID
        package let office: OfficeID
        package let witness: OfficeID
        package let reason: Personal<String>
        package let at: Int64
        package internal(set) var answer: Answer?
        package internal(set) var openings: [Opening] = []

        /// One of the two looked.
        package struct Opening: Sendable, Equatable {
            package let staff: StaffID
            package let at: Int64
        }

        package enum Answer: Sendable, Equatable {
            case agreed(by: StaffID)
            case refused(by: StaffID)
        }
    }

    /// Who has it.
    package var holder: StaffID? { if case .taken(let staff, _) = stage { staff } else { nil } }
    package var isClosed: Bool { if case .closed = stage { true } else { false } }
    package var isWaiting: Bool { if case .waiting = stage { true } else { false } }
    package var client: ConsultationClient { opened?.client ?? .guardian }

    /// Whether the client is to be told of a counsellor's message: it stands behind the client's last word, and of none
    /// behind it was told yet.
    package func owesNotice(of message: ULID) -> Bool {
        let last = messages.lastIndex(where: \.isOfClient) ?? -1
        let since = messages[(last + 1)...].map(\.id)
        return since.contains(message) && told.isDisjoint(with: since)
    }

    /// Whether the counsellor owes the client a word.
    package var awaitsAnswer: Bool { messages.last?.isOfClient ?? true }
}
