import Events
import Foundation

/// What was found and for what, from the search to the page that shows it.
///
/// It stands in the page's address, sealed for the session that searched: nobody reads anything from it, and with the
/// session it ends. The address can be loaded again, and each time is recorded as another look.
struct HouseholdTicket: Codable, Sendable, Equatable {
    let household: String
    let purpose: String
    let note: String
    let parts: [String]

    init(_ household: HouseholdID, for purpose: LookPurpose, note: String, parts: [ViewedPart]) {
        self.household = household.description
        self.purpose = purpose.rawValue
        self.note = note
        self.parts = parts.map(\.rawValue)
    }

    func sealed(by cookies: SessionCookies, for session: Session) throws -> String {
        try cookies.seal(Array(try JSONEncoder().encode(self)), as: Self.purpose, for: session)
    }

    /// Nil unless this session sealed it.
    init?(_ text: String, by cookies: SessionCookies, for session: Session) {
        guard let plain = cookies.open(text, as: Self.purpose, for: session),
            let ticket = try? JSONDecoder().decode(HouseholdTicket.self, from: Data(plain))
        else { return nil }
        self = ticket
    }

    private static let purpose = "household"

    /// What it holds; nil where it names what there is not any more.
    var look: (household: HouseholdID, purpose: LookPurpose, parts: [ViewedPart])? {
        guard let household = HouseholdID(household), let purpose = LookPurpose(rawValue: purpose) else { return nil }
        return (household, purpose, parts.compactMap(ViewedPart.init))
    }
}
