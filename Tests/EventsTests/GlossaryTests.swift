import Events
import Foundation
import Support
import Testing

@Suite("The glossary")
struct GlossaryTests {
    @Test("Events/README.md says what the code says")
    func current() throws {
        let file = Checkout.root.appending(path: "Events/README.md")
        let text = Glossary(catalogue: .hagukumi, examples: Example.all).text
        if Checkout.writes { try Data(text.utf8).write(to: file) }
        let written = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(written == text, "write it again with HAGUKUMI_WRITE_SAMPLES=1")
    }
}
