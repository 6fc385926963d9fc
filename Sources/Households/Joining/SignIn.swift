package import EventModel
package import Events

/// A family signs in to its pages. What proves who it is serves once: whoever shows it again is given no fact.
package struct SignIn: Decision {
    package let household: HouseholdID
    package let way: FamilySignInWay
    package let proof: SignInProof

    package init(household: HouseholdID, way: FamilySignInWay, proof: SignInProof) {
        self.household = household
        self.way = way
        self.proof = proof
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package struct State: Sendable {
        var isUsed = false
    }

    package static let fold = Fold(State())
        .on(HouseholdSignedIn.self) { state, _ in state.isUsed = true }

    package var scope: [Tag] { [proof.tag] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        state.isUsed ? [] : [HouseholdSignedIn(household: household, way: way, proof: proof)]
    }
}
