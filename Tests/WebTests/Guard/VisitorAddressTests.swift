import Testing

@Suite("Behind a proxy")
struct VisitorAddressTests {
    /// One request of which an address has 200 at once.
    private let path = "/r/sign-in/return?code=a&state=b"

    /// So many requests from an address through the proxy; gives the last one's status.
    private func ask(_ browser: Browser, _ times: Int, from visitor: String) async throws -> Int {
        var status = 0
        for _ in 1...times { status = try await browser.get(path, ["x-forwarded-for": visitor]).status }
        return status
    }

    @Test("each visitor has an allowance of its own, and none by naming another address before its own")
    func visitors() async throws {
        var site = Site()
        site.proxies = ["127.0.0.1", "192.0.2.1"]
        try await site.open { browser in
            let first = try await ask(browser, 201, from: "203.0.113.7")
            #expect(first == 429)
            let other = try await ask(browser, 1, from: "203.0.113.8, 192.0.2.1")
            #expect(other != 429, "another visitor, who came through two proxies of ours")
            let forged = try await ask(browser, 1, from: "203.0.113.9, 203.0.113.7")
            #expect(forged == 429, "the same visitor, who made up an address")
        }
    }

    @Test("nobody but a proxy of ours is believed")
    func strangers() async throws {
        var site = Site()
        site.proxies = ["192.0.2.1"]
        try await site.open { browser in
            let spent = try await ask(browser, 201, from: "203.0.113.7")
            let renamed = try await ask(browser, 1, from: "203.0.113.8")
            #expect(spent == 429 && renamed == 429)
        }
    }
}
