import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@testable import Web

/// One form of the families' pages, filled in so that it would be taken.
struct FormCase: Sendable, CustomTestStringConvertible {
    let path: String
    let fields: [(name: String, value: String)]
    var isNew = false
    var testDescription: String { path }
}

@Suite("Forms with every field hostile")
struct HostileFormTests {
    private static let texts = [
        "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "&amp;{{formToken}}", "\u{0}\u{8}\u{1B}[31m",
        String(repeating: "あ", count: 3_000), String(repeating: "9", count: 10_000), "👨‍👩‍👧‍👦\u{202E}evil\u{202D}",
        "' OR 1=1; --",
        "..%2F..%2Fetc", "-1", "NaN", "0",
    ]
    private static let date = "2026-10-01"
    private static let ulid = ULID(bits: 99).description

    static let forms: [FormCase] = [
        FormCase(
            path: "/r/children/register",
            fields: [
                ("version", "1"), ("known", "0"), ("agree", "yes"), ("municipality", "141046"), ("place", ""),
                ("which", ""), ("due", "2027-01-02"), ("born", date), ("count", "1"),
            ], isNew: true),
        FormCase(path: "/r/children/residence", fields: [("municipality", "143821"), ("place", ""), ("which", "")]),
        FormCase(path: "/r/children/add", fields: [("known", "1"), ("due", ""), ("born", date), ("count", "1")]),
        FormCase(path: "/r/children/correct-birth", fields: [("child", "1"), ("date", date)]),
        FormCase(path: "/r/children/correct-due", fields: [("child", "1"), ("date", date)]),
        FormCase(path: "/r/children/birth", fields: [("child", "1"), ("date", date), ("count", "1")]),
        FormCase(path: "/r/children/remove", fields: [("child", "1")]),
        FormCase(path: "/r/children/end", fields: [("child", "1")]),
        FormCase(path: "/r/children/moved-away", fields: [("other", "")]),
        FormCase(path: "/r/links/offer", fields: [("fresh", ulid), ("relation", "guardian")]),
        FormCase(path: "/r/links/withdraw", fields: [("offer", ulid)]),
        FormCase(path: "/r/links/end", fields: [("link", ulid)]),
        FormCase(path: "/r/links/accept", fields: [("link", ulid), ("agree", "yes")]),
        FormCase(path: "/r/recovery/issue", fields: [("fresh", ulid), ("last", "")]),
        FormCase(path: "/r/recovery/enter", fields: [("code", "1234")]),
        FormCase(path: "/r/calendar/issue", fields: [("fresh", ulid), ("last", "")]),
        FormCase(path: "/r/wishes/topics", fields: [("topic", "event")]),
        FormCase(path: "/r/wishes/language", fields: [("language", "en")]),
        FormCase(path: "/r/wishes/quiet", fields: [("from", "22:00"), ("until", "06:00")]),
        FormCase(path: "/r/messages/mute", fields: [("topic", "event")]),
        FormCase(path: "/r/forget", fields: [("sure", "no")]),
    ]

    @Test(
        "every field takes anything: 4xx or a redirect, shown back as text, and none of it is recorded",
        arguments: forms)
    func hostile(form: FormCase) async throws {
        let families = FamilySite()
        if !form.isNew { try await families.register() }
        try await families.visiting { browser in
            let token = ("token", try #require(try await browser.get("/r/more").field("token")))
            for (index, field) in form.fields.enumerated() {
                for text in Self.texts {
                    families.site.test.world.advance(milliseconds: 61_000)
                    var fields = form.fields.map { ($0.name, $0.value) }
                    fields[index].1 = text
                    let answer = try await browser.post(form.path, [token] + fields)
                    #expect(
                        (300..<500).contains(answer.status) && answer.status != 401,
                        "\(field.name) \(text.prefix(20)): \(answer.status)")
                    for raw in ["<script>alert", "<img src=x"] { #expect(!answer.text.contains(raw)) }
                    let isEchoed = text.hasPrefix("<script>") && answer.text.contains("alert(1)")
                    if isEchoed { #expect(answer.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;")) }
                }
            }
            for fact in try await families.site.test.facts() {
                let words = String(reflecting: fact)
                for text in ["alert(1)", "evil", "OR 1=1", "ああああ", "99999"] { #expect(!words.contains(text)) }
            }
        }
    }
}
