import Events
import Households
import Support
import Testing

@Suite("Registration links")
struct IssueLinkTests {
    private func link(_ kind: SourceKind = .clinic, name: String = "みなと産婦人科") -> IssueLink {
        IssueLink(source: Example.source, kind: kind, name: name, municipality: Example.nakaWard)
    }

    private let issued = RegistrationLinkIssued(
        source: Example.source, kind: .clinic, name: "みなと産婦人科", municipality: Example.nakaWard)

    @Test("a poster, clinic or office gets a link of its own, and asked again the same one")
    func issue() {
        given().when(link()).then(issued)
        given(issued).when(link()).changesNothing()
    }

    @Test("a code that somebody else has is not given twice")
    func taken() {
        given(issued).when(link(name: "ほかの医院")).refuses(.codeTaken(by: "みなと産婦人科"))
    }

    @Test("a code is not issued anew as another kind or for another place")
    func differently() {
        given(issued).when(link(.poster)).refuses(.issuedDifferently(.clinic, Example.nakaWard))
        let elsewhere = IssueLink(
            source: Example.source, kind: .clinic, name: "みなと産婦人科", municipality: Example.hakone)
        given(issued).when(elsewhere).refuses(.issuedDifferently(.clinic, Example.nakaWard))
    }

    @Test("a link needs a name")
    func name() {
        for name in ["", " ", "　"] { given().when(link(name: name)).refuses(.noName) }
    }
}
