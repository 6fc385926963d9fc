import AsyncHTTPClient
import Foundation
import LINE

@testable import Web

extension Site {
    /// LINE is not there: tests that need it play against the simulator.
    var login: FamilyLogin {
        let timing = Timing(
            wall: { Date(timeIntervalSince1970: 0) }, monotonic: { .zero }, sleep: { _ in }, random: { 0.5 })
        let nowhere = LoginClient.Configuration(
            liffChannels: ["1"],
            web: LoginChannel(id: "1", secret: String(repeating: "s", count: 32)), api: "http://127.0.0.1:9")
        return FamilyLogin(
            client: LoginClient(nowhere, http: .shared, timing: timing, log: Self.silent),
            liff: FamilyLogin.LIFF(id: "1-a", script: "https://line.example/sdk.js"),
            publicURL: Self.publicURL, takesDemoLinks: true)
    }
}
