import AsyncHTTPClient
import EventModel
import Foundation
import Hummingbird
import LINE
import Support

@testable import Web

extension Site {
    /// A cookie of somebody who has signed in.
    func signedIn(as who: Tag?, behind door: FrontDoor = .residents, at began: Int64? = nil) throws -> String {
        try session(as: who, behind: door, at: began).cookie
    }

    /// The same, with what this session's forms carry.
    func session(
        as who: Tag?, behind door: FrontDoor = .console, at began: Int64? = nil
    ) throws -> (cookie: String, token: String) {
        var response = Response(status: .ok)
        let session = Session(id: test.world.freshID(), who: who, startedAt: began ?? test.world.now)
        try cookies.set(session, behind: door, on: &response)
        return (String(response.headers[.setCookie]?.prefix { $0 != ";" } ?? ""), cookies.formToken(for: session))
    }

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
