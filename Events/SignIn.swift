package import EventModel

/// A family signed in to its pages.
package struct HouseholdSignedIn: Event {
    package let household: HouseholdID
    package let way: FamilySignInWay
    package let proof: SignInProof

    package init(household: HouseholdID, way: FamilySignInWay, proof: SignInProof) {
        self.household = household
        self.way = way
        self.proof = proof
    }

    package static let schema = Schema("household.signed-in", version: 1)
    package static let meaning = "A family signed in to its pages."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("way", \.way, "by what it proved who it is"),
        Field("proof", \.proof, "the hash of what LINE gave; good for one signing in"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, proof.tag] }
}

/// The hash of a token or link that signs somebody in: 64 hexadecimal digits of SHA-256.
package struct SignInProof: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ hash: String) { description = hash }
    package var tag: Tag { Tag("sign-in", description) }
}

extension SignInProof: FieldValue {
    package static var shape: Shape { .text(format: "sha256") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) { description = try reader.string() }
}

/// How a family signs in.
package enum FamilySignInWay: String, CaseIterable, FieldValue, Hashable {
    /// An ID token of LIFF, in LINE's own browser.
    case liff
    /// LINE Login on a web page.
    case web
    /// A link that the demo printed.
    case demo
}
