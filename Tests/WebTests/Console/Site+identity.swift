import AsyncHTTPClient
import Foundation
import LINE
import Support

extension Site {
    /// The identity provider that the site is told of.
    var identity: IdentityProvider? {
        let world = test.world
        let timing = Timing(
            wall: { Date(timeIntervalSince1970: Double(world.now) / 1_000) },
            monotonic: { .milliseconds(world.now) }, sleep: { _ in }, random: { 0.5 })
        return issuer.map { issuer in
            IdentityProvider(
                IdentityProvider.Configuration(issuer: issuer, clientID: "hagukumi", clientSecret: "a secret: +/"),
                http: .shared, timing: timing, log: Self.silent)
        }
    }
}
