import Delivery
import Events
import Support
import Testing

@Suite("A menu that LINE holds")
struct RecordMenuTests {
    private func record(
        _ menu: String, _ digest: String, gone: String? = nil, _ language: Language = .english
    ) -> RecordMenu { RecordMenu(language: language, menu: menu, digest: digest, gone: gone, at: 1) }

    private func published(_ menu: String, _ digest: String, _ language: Language = .english) -> RichMenuPublished {
        RichMenuPublished(language: language, menu: menu, digest: digest, at: 1)
    }

    @Test("is a fact, once, for each language by itself")
    func once() {
        given().when(record("m1", "a")).then(published("m1", "a"))
        given(published("m1", "a")).when(record("m1", "a")).changesNothing()
        given(published("m1", "a")).when(record("m2", "a", .japanese)).then(published("m2", "a", .japanese))
    }

    @Test("is not recorded when another of the same content is in force, unless that one is gone")
    func sameContent() {
        given(published("m1", "a")).when(record("m2", "a")).changesNothing()
        given(published("m1", "a")).when(record("m2", "a", gone: "m1")).then(published("m2", "a"))
        given(published("m1", "a"), published("m2", "a")).when(record("m3", "a", gone: "m1")).changesNothing()
    }

    @Test("follows one of other content, also back to an earlier one, and never counts twice")
    func newContent() {
        given(published("m1", "a")).when(record("m2", "b")).then(published("m2", "b"))
        given(published("m1", "a"), published("m2", "b")).when(record("m3", "a")).then(published("m3", "a"))
        given(published("m1", "a"), published("m2", "b")).when(record("m1", "a")).changesNothing()
    }
}
