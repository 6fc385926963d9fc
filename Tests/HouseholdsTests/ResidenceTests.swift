import EventModel
import Events
import Households
import Places
import Support
import Testing

@Suite("Where a family lives")
struct ResidenceTests {
    private func tell(_ municipality: String = "141046", postalCode: String? = nil) -> TellResidence {
        TellResidence(
            household: family, municipality: .init(municipality)!, way: postalCode == nil ? .chosen : .postalCode,
            postalCode: postalCode, today: today)
    }

    @Test("residence is refused before consent")
    func consentFirst() { given().when(tell()).refuses(.consentFirst) }

    @Test("the first residence is recorded")
    func first() { given(consented).when(tell(postalCode: "2310045")).then(lives(postalCode: "2310045")) }

    @Test("the same residence told again changes nothing")
    func same() {
        given(consented, lives(postalCode: "2310045")).when(tell(postalCode: "2310045")).changesNothing()
        given(consented, lives(postalCode: "2310045")).when(tell()).changesNothing()
    }

    @Test("another municipality is a move, before and after registration")
    func move() {
        given(consented, lives()).when(tell("143821")).then(lives(in: "143821"))
        given(consented, lives(), bornChild(), registered).when(tell("143821")).then(lives(in: "143821"))
    }

    @Test("another postal code in the same municipality is recorded, because offices differ by postal code")
    func postalCode() {
        given(consented, lives(postalCode: "2310045")).when(tell(postalCode: "2310801"))
            .then(lives(postalCode: "2310801"))
    }

    @Test("a postal code that is not seven digits is refused", arguments: ["231004", "231-0045", "23100４5"])
    func badPostalCode(text: String) { given(consented).when(tell(postalCode: text)).refuses(.notAPostalCode) }

    @Test("moving out of the prefecture ends the residence; told again it changes nothing")
    func moveAway() {
        let moved = HouseholdMovedAway(household: family, on: today)
        given(consented, lives()).when(MoveAway(household: family, today: today)).then(moved)
        given(consented, lives(), moved).when(MoveAway(household: family, today: today)).changesNothing()
        #expect(state(after: consented, lives(), moved).residence == nil)
    }

    @Test("a family that never lived here can't move out")
    func neverHere() { given(consented).when(MoveAway(household: family, today: today)).refuses(.noResidence) }

    @Test("a family that comes back to where it lived is recorded as living there")
    func comeBack() {
        given(consented, lives(), HouseholdMovedAway(household: family, on: today)).when(tell()).then(lives())
    }
}
