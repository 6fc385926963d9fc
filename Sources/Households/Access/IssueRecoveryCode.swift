package import EventModel
package import Events

/// A family gets a recovery code; an older one is good for nothing from now on.
package struct IssueRecoveryCode: Decision {
    package let household: HouseholdID
    /// Names the code without being it.
    package let code: ULID

    package init(household: HouseholdID, code: ULID) {
        self.household = household
        self.code = code
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// Nothing is kept that could be recovered.
        case consentFirst
    }

    package static let fold = Household.fold
    package var scope: [Tag] { [household.tag] }

    package func decide(given family: Household) throws(Refusal) -> [any Event] {
        guard !family.isForgotten else { throw .forgotten }
        guard family.hasConsented else { throw .consentFirst }
        guard family.recovery?.code != code else { return [] }
        return [RecoveryCodeIssued(household: household, code: code)]
    }
}
