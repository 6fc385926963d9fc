import Calendar
import Events
import Facilities
import Testing

@testable import Web

@Suite("Search pages that are written once for many")
struct WrittenSearchesTests {
    /// What a page would be written from, how often.
    private final class Writing {
        var readers: [Reader] = []

        func write(_ reader: Reader) -> String {
            readers.append(reader)
            return "<form data-token=\"\(reader.formToken ?? "")\"> page \(readers.count) \(reader.formToken ?? "")"
        }
    }

    private let searches = WrittenSearches(secret: Array(1...16))
    private let writing = Writing()
    private static let now = JapanTime(milliseconds: 1_795_000_000_000)

    private func page(
        _ query: String, of subject: SearchQuery.Subject = .places, at now: JapanTime = now, edition: Int = 1,
        _ language: Language = .japanese, token: String? = "mine", isSignedIn: Bool = false, mayTellPlace: Bool = false
    ) async throws -> String {
        let asked = Asked(Form(urlEncoded: query), subject, mayTellPlace: mayTellPlace)
        let reader = Reader(language: language, door: .residents, formToken: token, isSignedIn: isSignedIn)
        return try await searches.page(asked, at: now, edition: edition, for: reader, write: writing.write)
    }

    @Test("strangers who ask the same in one minute share a page, each with the token of their own")
    func shared() async throws {
        #expect(try await page("q=park", token: "mine") == "<form data-token=\"mine\"> page 1 mine")
        #expect(try await page("q=park", token: "yours") == "<form data-token=\"yours\"> page 1 yours")
        #expect(writing.readers.count == 1)
        // What is kept is nobody's.
        #expect(writing.readers.allSatisfy { $0.formToken != "mine" && $0.formToken != "yours" })
    }

    @Test("characters that no keyboard has move no token")
    func marks() async throws {
        let page = try await searches.page(
            Asked(Form(urlEncoded: "q=%1F"), .places, mayTellPlace: false), at: Self.now, edition: 1,
            for: Reader(language: .japanese, door: .residents, formToken: "mine")
        ) { reader in "\u{1F}<\(reader.formToken ?? "")\u{1F}\u{1F}\(reader.formToken ?? "")>\u{1F}" }
        #expect(page == "\u{1F}<mine\u{1F}\u{1F}mine>\u{1F}")
    }

    @Test("other words, filters, pages, subjects, languages, minutes and editions of the index are written anew")
    func apart() async throws {
        _ = try await page("q=park")
        _ = try await page("q=parks")
        _ = try await page("q=park&has=parking")
        _ = try await page("q=park&start=10")
        _ = try await page("q=park&exact=1")
        _ = try await page("q=park", of: .gatherings)
        _ = try await page("q=park", .english)
        #expect(writing.readers.count == 7)
        _ = try await page("q=park", edition: 2)
        _ = try await page("q=park", edition: 2)
        #expect(writing.readers.count == 8)
        _ = try await page("q=park", at: JapanTime(milliseconds: 1_795_000_060_000), edition: 2)
        #expect(writing.readers.count == 9)
    }

    @Test("families that are signed in, and searches from where somebody stands, are written for each")
    func alone() async throws {
        for _ in 1...2 {
            _ = try await page("q=park", isSignedIn: true)
            _ = try await page("q=park&near=35.4,139.6", mayTellPlace: true)
            _ = try await page("q=park", token: nil)
        }
        #expect(writing.readers.count == 6)
        #expect(writing.readers.map(\.formToken) == ["mine", "mine", nil, "mine", "mine", nil])
    }
}
