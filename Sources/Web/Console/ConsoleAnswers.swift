package import Calendar
package import Delivery
package import Events
package import Households
package import LINE
package import Projections

/// What the console asks, and the outermost layer answers from its read models.
package struct ConsoleAnswers: Sendable {
    /// Counts, as the reports give them.
    package let counts: @Sendable (MonthlyCounts) async throws -> ReportTable
    package let desk: Desk
    /// What a family's phone would show on a day and in the year after it, composed as for sending.
    package let phone: @Sendable (Family, CivilDate) async throws -> PhoneYear
    /// One message with a note beside it that is not kept yet, composed as for sending; nil for an unknown entry.
    package let noted: @Sendable (_ entry: String, LocalNote, Language) async throws -> Message?
    package let catalogue: StageCatalogue

    package init(
        counts: @escaping @Sendable (MonthlyCounts) async throws -> ReportTable, desk: Desk,
        phone: @escaping @Sendable (Family, CivilDate) async throws -> PhoneYear,
        noted: @escaping @Sendable (String, LocalNote, Language) async throws -> Message?, catalogue: StageCatalogue
    ) {
        self.noted = noted
        self.counts = counts
        self.desk = desk
        self.phone = phone
        self.catalogue = catalogue
    }

    /// What a counter asks about the one household in front of it.
    package struct Desk: Sendable {
        /// Whose registration number it is; nil if it is nobody's.
        package let numbered: @Sendable (RegistrationNumber) async throws -> HouseholdID?
        /// Whose recovery code it is; nil if it is good for nothing.
        package let recovered: @Sendable (RecoveryCode) async throws -> HouseholdID?
        /// Every message that it received, newest first.
        package let received: @Sendable (HouseholdID) async throws -> [ReceivedMessage]
        /// When an entry is sent, in words.
        package let rule: @Sendable (StageEntry) -> String

        package init(
            numbered: @escaping @Sendable (RegistrationNumber) async throws -> HouseholdID?,
            recovered: @escaping @Sendable (RecoveryCode) async throws -> HouseholdID?,
            received: @escaping @Sendable (HouseholdID) async throws -> [ReceivedMessage],
            rule: @escaping @Sendable (StageEntry) -> String
        ) {
            self.numbered = numbered
            self.recovered = recovered
            self.received = received
            self.rule = rule
        }
    }

    /// The messages of a day and of the days after it.
    package struct PhoneYear: Sendable {
        package let today: [Message]
        package let coming: [(day: CivilDate, messages: [Message])]

        package init(today: [Message], coming: [(day: CivilDate, messages: [Message])]) {
            self.today = today
            self.coming = coming
        }
    }
}
