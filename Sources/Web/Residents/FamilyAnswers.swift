package import Calendar
package import Delivery
package import Events
package import Places
package import Projections

/// What the pages ask about a family, and the outermost layer answers from its read models.
package struct FamilyAnswers: Sendable {
    package typealias Plan = (open: [PlanItem], coming: [PlanItem])

    /// What it can still use on a day, deadlines first, and what it will get after it, by day.
    package let plan: @Sendable (HouseholdID, _ on: CivilDate) async throws -> Plan
    /// What changes for it if it moves.
    package let compare:
        @Sendable (
            HouseholdID, _ from: MunicipalityCode, _ to: MunicipalityCode, _ after: CivilDate
        ) async throws -> [MunicipalityDifference]
    /// Every message that it received, newest first.
    package let received: @Sendable (HouseholdID) async throws -> [ReceivedMessage]
    /// Everything that is held about it.
    package let held: @Sendable (HouseholdID) async throws -> HeldData
    /// The rules behind the messages.
    package let catalogue: StageCatalogue
    /// A picture of a link for another phone's camera, as SVG; nil where it can't be drawn.
    package let qrCode: @Sendable (_ link: String) -> String?
    /// A sheet as PDF; throws where this machine can't make one, and says what it lacks.
    package let pdf: @Sendable (Sheet) throws -> [UInt8]

    package init(
        plan: @escaping @Sendable (HouseholdID, CivilDate) async throws -> Plan,
        compare:
            @escaping @Sendable (
                HouseholdID, MunicipalityCode, MunicipalityCode, CivilDate
            ) async throws -> [MunicipalityDifference],
        received: @escaping @Sendable (HouseholdID) async throws -> [ReceivedMessage],
        held: @escaping @Sendable (HouseholdID) async throws -> HeldData, catalogue: StageCatalogue,
        qrCode: @escaping @Sendable (String) -> String?, pdf: @escaping @Sendable (Sheet) throws -> [UInt8]
    ) {
        self.plan = plan
        self.compare = compare
        self.received = received
        self.held = held
        self.catalogue = catalogue
        self.qrCode = qrCode
        self.pdf = pdf
    }
}
