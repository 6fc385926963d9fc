import Consultations
package import EventModel
package import EventStore
package import Events

/// The secrets by which a client comes to a consultation: links that open once, and a child's own word.
///
/// The facts decide whether a link is good; the door only says which fact it belongs to.
package struct ConsultationDoors: Sendable {
    private let log: Log
    private let random: @Sendable () -> UInt128

    /// How long a link in the chat is good, in milliseconds.
    package static let entryLasts: Int64 = 30 * 60_000
    /// How long a link in a notice is good: who is told of an answer may be asleep.
    package static let noticeLasts: Int64 = 24 * 3_600_000

    /// - Parameter random: 128 bits that nobody can foresee.
    package init(log: Log, random: @escaping @Sendable () -> UInt128) {
        self.log = log
        self.random = random
    }

    /// A new link into a household's consultations.
    ///
    /// - Parameter lasts: milliseconds.
    /// - Returns: what names the link, and the secret that its address ends with.
    package func issueEntry(
        for household: HouseholdID, lasting lasts: Int64, as command: Command
    ) async throws -> (link: ULID, secret: String) {
        let link = log.stamp.freshID()
        let secret = ULID(bits: random()).description
        let tag = ConsultationLinkIssued.tag(of: link)
        try await log.execute(
            IssueEntryLink(link: link, household: household, until: log.stamp.now() + lasts), as: command)
        try await log.keyring.open(Door(kind: .entry, text: secret), for: tag)
        return (link, secret)
    }

    /// Lets a visit in by a link.
    ///
    /// - Returns: whose consultations the visit may see.
    /// - Throws: `EntryRefusal`
    package func enter(by secret: String, visit: ULID, as command: Command) async throws -> HouseholdID {
        guard let known = ULID(secret), let tag = try log.keyring.subject(behind: Door(kind: .entry, text: "\(known)")),
            tag.text.hasPrefix("consultation-link:"), let link = ULID(String(tag.text.dropFirst(18)))
        else { throw EntryRefusal.unknown }
        try await log.execute(UseEntryLink(link: link, visit: visit, now: log.stamp.now()), as: command)
        guard let household = try await log.state(of: EntryLink.fold, about: [tag]).household else {
            throw EntryRefusal.unknown
        }
        return household
    }

    /// Keeps the word that a child chose.
    ///
    /// - Throws: `CaseRefusal`
    package func set(
        word: String, of consultation: ConsultationID, in household: HouseholdID, as command: Command
    ) async throws {
        try await log.keyring.open(door(word, consultation), for: consultation.tag)
        try await log.execute(
            SetConsultationWord(consultation: consultation, household: household, now: log.stamp.now()), as: command)
    }

    /// Whether it is the word of this consultation. A mistake is on record; after five of them nobody is asked for a
    /// while.
    ///
    /// - Returns: nil if it rests.
    package func opens(
        _ consultation: ConsultationID, word: String, in household: HouseholdID, as command: Command
    ) async throws -> Bool? {
        let state = try await log.state(of: Case.fold, about: [consultation.tag])
        guard state.opened?.household == household, state.hasWord else { return false }
        guard state.wordRests(at: log.stamp.now()) == nil else { return nil }
        if try log.keyring.subject(behind: door(word, consultation)) == consultation.tag { return true }
        try await log.execute(
            MistakeConsultationWord(consultation: consultation, household: household, now: log.stamp.now()),
            as: command)
        return false
    }

    private func door(_ word: String, _ consultation: ConsultationID) -> Door {
        Door(kind: .word, text: "\(consultation) \(word.lowercased().filter { !$0.isWhitespace })")
    }
}
