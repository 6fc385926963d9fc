package import Calendar
package import Delivery
package import Events
package import Projections

/// What the pages ask about a family, and the outermost layer answers from its read models.
package struct FamilyAnswers: Sendable {
    /// What it will get after a day, by day.
    package let coming: @Sendable (HouseholdID, _ after: CivilDate) async throws -> [PlanItem]
    /// What it can still use on a day: deadlines first.
    package let open: @Sendable (HouseholdID, _ on: CivilDate) async throws -> [PlanItem]
    /// Every message that it received, newest first.
    package let received: @Sendable (HouseholdID) async throws -> [ReceivedMessage]
    /// Everything that is held about it.
    package let held: @Sendable (HouseholdID) async throws -> HeldData
    /// The rules behind the messages.
    package let catalogue: StageCatalogue
    package let municipalityName: @Sendable (String) -> String?

    package init(
        coming: @escaping @Sendable (HouseholdID, CivilDate) async throws -> [PlanItem],
        open: @escaping @Sendable (HouseholdID, CivilDate) async throws -> [PlanItem],
        received: @escaping @Sendable (HouseholdID) async throws -> [ReceivedMessage],
        held: @escaping @Sendable (HouseholdID) async throws -> HeldData, catalogue: StageCatalogue,
        municipalityName: @escaping @Sendable (String) -> String?
    ) {
        self.coming = coming
        self.open = open
        self.received = received
        self.held = held
        self.catalogue = catalogue
        self.municipalityName = municipalityName
    }
}
