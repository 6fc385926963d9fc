package import Calendar
package import Delivery
package import Events
package import Projections

/// What the pages ask about a family, and the outermost layer answers from its read models.
package struct FamilyAnswers: Sendable {
    /// What it can still use on a day, deadlines first, and what it will get after it, by day.
    package let plan: @Sendable (HouseholdID, _ on: CivilDate) async throws -> (open: [PlanItem], coming: [PlanItem])
    /// Every message that it received, newest first.
    package let received: @Sendable (HouseholdID) async throws -> [ReceivedMessage]
    /// Everything that is held about it.
    package let held: @Sendable (HouseholdID) async throws -> HeldData
    /// The rules behind the messages.
    package let catalogue: StageCatalogue

    package init(
        plan: @escaping @Sendable (HouseholdID, CivilDate) async throws -> (open: [PlanItem], coming: [PlanItem]),
        received: @escaping @Sendable (HouseholdID) async throws -> [ReceivedMessage],
        held: @escaping @Sendable (HouseholdID) async throws -> HeldData, catalogue: StageCatalogue
    ) {
        self.plan = plan
        self.received = received
        self.held = held
        self.catalogue = catalogue
    }
}
