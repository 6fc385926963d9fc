import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Offices
import Places
import Support
import Synchronization
import Web

/// An installation's offices in memory, with a clock that is moved by hand.
struct Town: Sendable {
    let test = TestLog()
    let book: StaffBook
    let password = "umi no mieru oka no ue"

    init() async throws {
        let seed = Mutex(SplitMix64(seed: 7))
        book = StaffBook(
            log: test.log, gazetteer: try Self.gazetteer(), cost: Verifier.Cost(logN: 4, r: 8, p: 1),
            random: { seed.withLock { UInt128($0.next()) << 64 | UInt128($0.next()) } })
        for (office, name) in [
            (Example.prefecture, "神奈川県"), (Example.yokohama, "横浜市"), (Example.hakoneOffice, "箱根町"),
        ] {
            try await book.execute(OpenOffice(office: office, name: name, in: book.gazetteer), by: .terminal)
        }
    }

    static func gazetteer() throws -> Gazetteer { try Gazetteer.load() }

    func pass(seconds: Int64) { test.world.advance(milliseconds: seconds * 1_000) }

    func invite(
        _ name: String, _ office: OfficeID, _ roles: Set<Role>, by access: Access = .terminal
    ) async throws -> JoinLink {
        try await book.invite(
            name: "職員 一郎", signIn: SignInName(name)!, office: office, roles: roles, by: access)
    }

    /// The code that the phone shows now.
    func code(_ secret: TOTPSecret) -> String { TOTP.code(of: secret, step: TOTP.step(at: test.world.now)) }

    /// Somebody who has come in, with what they share with their phone.
    func person(
        _ name: String, _ office: OfficeID, _ roles: Set<Role>
    ) async throws -> (session: StaffSession, access: Access, secret: TOTPSecret) {
        let offer = try await book.offer(try await invite(name, office, roles).secret)
        let session = try await book.join(offer, password: password, code: code(offer.authenticator))
        return (session, try await book.access(session.staff, session: session.began), offer.authenticator)
    }

    func date(in municipality: MunicipalityCode) -> EnterMunicipalDate {
        EnterMunicipalDate(
            municipality: municipality, name: "nursery_april", date: Example.today.adding(days: 20), source: "広報",
            names: ["nursery_april": .deadline], today: Example.today)
    }
}
