import Testing

@testable import LINE

@Suite("The signature of a webhook")
struct WebhookSignatureTests {
    static let secret = "8c570fa6dd201bb328f1c1eac23a96d8"
    static let body = #"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#
    static let signature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="

    /// The first is LINE's own example; the others were computed with Python's `hmac`.
    static let vectors: [(body: String, signature: String)] = [
        (body, signature),
        (
            #"{"destination":"x","events":[],"url":"https:\/\/example.com\/a"}"#,
            "xy2znbCg+wkxtFU0CWBxiMC3RoWhTbuK0Ow0dG6V4Kc="
        ),
        (
            #"{"destination":"x","events":[],"text":"\u3042\ud83d\udc76"}"#,
            "6yyNr7GzTCbMMBrODn/loW/f6Q81HasFGfXK3wcr148="
        ),
        ("{ \"destination\" : \"x\" ,\n\t\"events\" : [ ] }\r\n", "EToQJXk7uUCYgesqB8pdxaIOWQtFupvgkD/UqP5yQq0="),
        (
            #"{"destination":"x","events":[],"text":"👶🏻👨‍👩‍👧 はぐくみ"}"#,
            "RR/YDMNzWVZjexkqOrjtlzmKoatWBsYM+6CYXC2rxJw="
        ),
        ("", "zRDCg4BD0u9sqoHIHu1GnS8FJQFuGy/NV9JFnZWUpMg="),
    ]

    @Test("is verified over the raw bytes, whatever they hold", arguments: vectors.indices)
    func verifies(index: Int) throws {
        let (body, signature) = Self.vectors[index]
        #expect(try WebhookSignature(secrets: [Self.secret]).verifies(signature, over: Array(body.utf8)))
    }

    @Test("is refused when any single byte of the body differs")
    func refusesChangedBody() throws {
        let verifier = try WebhookSignature(secrets: [Self.secret])
        let body = Array(Self.body.utf8)
        for index in body.indices {
            var bytes = body
            bytes[index] ^= 1
            #expect(!verifier.verifies(Self.signature, over: bytes))
        }
    }

    @Test("is accepted under any of several secrets, and under no other")
    func severalSecrets() throws {
        let bytes = Array(Self.body.utf8)
        let underOther = "amvsk/LSEBae0fRgRgjdN+WvN9EqsadhMm7Z0rJYtas="
        for secrets in [[Self.secret, "other"], ["other", Self.secret], ["other", Self.secret, "third"]] {
            let verifier = try WebhookSignature(secrets: secrets)
            #expect(verifier.verifies(Self.signature, over: bytes))
            #expect(verifier.verifies(underOther, over: bytes))
        }
        #expect(try !WebhookSignature(secrets: ["third"]).verifies(Self.signature, over: bytes))
    }

    @Test(
        "is refused when it is not 32 bytes in base64",
        arguments: [
            "", "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs", "GhRKmvmHys4Pi8DxkF4+EQ==", "あ", " ", signature + "AAAA",
        ])
    func malformed(signature: String) throws {
        #expect(try !WebhookSignature(secrets: [Self.secret]).verifies(signature, over: Array(Self.body.utf8)))
    }

    @Test("can't be verified without a secret, and a blank one is no secret")
    func noSecret() {
        #expect(throws: WebhookSignature.Fault.noSecret) { try WebhookSignature(secrets: []) }
        #expect(throws: WebhookSignature.Fault.blankSecret(position: 1)) { try WebhookSignature(secrets: ["a", " "]) }
    }
}
