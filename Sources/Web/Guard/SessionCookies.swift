package import Crypto
package import EventModel
import Foundation
package import Hummingbird
import LINE

/// Seals sessions into cookies, and makes the tokens by which forms prove that our page was open.
package struct SessionCookies: Sendable {
    private let sealing: SymmetricKey
    private let tokens: SymmetricKey

    /// - Parameter secret: shared by all servers of an installation; changing it signs everybody out.
    package init(secret: SymmetricKey) {
        sealing = HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Array("session".utf8), outputByteCount: 32)
        tokens = HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Array("form".utf8), outputByteCount: 32)
    }

    /// `__Host-`: only this host set it, over a secure connection, for all of its paths.
    package static func name(of door: FrontDoor) -> String { "__Host-hagukumi-\(door.rawValue)" }

    /// The session in the request's cookie; nil if there is none, or it is not ours, or it is over.
    package func session(of request: Request, behind door: FrontDoor, at now: Int64) -> Session? {
        lastSession(of: request, behind: door).flatMap { $0.isOver(at: now, behind: door) ? nil : $0 }
    }

    /// The same, over or not: to tell whoever comes back that it ended. It opens nothing.
    func lastSession(of request: Request, behind door: FrontDoor) -> Session? {
        guard let cookie = request.cookies[Self.name(of: door)]?.value, let sealed = Base64URL.bytes(of: cookie.utf8),
            let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Array(door.rawValue.utf8))
        else { return nil }
        return try? JSONDecoder().decode(Session.self, from: plain)
    }

    package func set(_ session: Session, behind door: FrontDoor, on response: inout Response) throws {
        let life = Int(Session.Life.of(door).whole / 1_000)
        set(try value(of: session, behind: door), behind: door, on: &response, maxAge: life)
    }

    /// What the cookie holds.
    package func value(of session: Session, behind door: FrontDoor) throws -> String {
        let plain = try JSONEncoder().encode(session)
        let sealed = try AES.GCM.seal(plain, using: sealing, authenticating: Array(door.rawValue.utf8))
        return sealed.combined.map { Base64URL.text(of: $0) } ?? ""
    }

    package func clear(behind door: FrontDoor, on response: inout Response) {
        set("", behind: door, on: &response, maxAge: 0)
    }

    /// Lax: a link in a LINE message must open the page that it names. Nothing changes by a GET.
    private func set(_ value: String, behind door: FrontDoor, on response: inout Response, maxAge: Int) {
        response.setCookie(
            Cookie(
                name: Self.name(of: door), value: value, maxAge: maxAge, path: "/", secure: true, httpOnly: true,
                sameSite: .lax))
    }

    /// A text for a link that signs in whoever the tag names, until a moment in milliseconds since 1970: for the demo.
    package func link(for who: Tag, until end: Int64) throws -> String {
        let plain = Array("\(end) \(who.text)".utf8)
        let sealed = try AES.GCM.seal(plain, using: sealing, authenticating: Self.linkPurpose)
        return sealed.combined.map { Base64URL.text(of: $0) } ?? ""
    }

    /// Whom a link is for; nil if we did not make it or its time is over.
    func tag(inLink link: String, at now: Int64) -> Tag? {
        guard let data = Base64URL.bytes(of: link.utf8), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Self.linkPurpose)
        else { return nil }
        let parts = String(decoding: plain, as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let end = Int64(parts[0]), now < end else { return nil }
        return Tag(stored: String(parts[1]))
    }

    private static let linkPurpose = Array("link".utf8)

    /// Seals something for one session and purpose, as text for an address.
    func seal(_ plain: [UInt8], as purpose: String, for session: Session) throws -> String {
        let bound = Array("\(purpose) \(session.id)".utf8)
        let sealed = try AES.GCM.seal(plain, using: sealing, authenticating: bound)
        return sealed.combined.map { Base64URL.text(of: $0) } ?? ""
    }

    /// What was sealed for this session and purpose; nil for anything else.
    func open(_ text: String, as purpose: String, for session: Session) -> [UInt8]? {
        let bound = Array("\(purpose) \(session.id)".utf8)
        guard let data = Base64URL.bytes(of: text.utf8), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: bound)
        else { return nil }
        return Array(plain)
    }

    package func formToken(for session: Session) -> String {
        Base64URL.text(of: HMAC<SHA256>.authenticationCode(for: Array(session.id.utf8), using: tokens))
    }

    package func isFormToken(_ token: String, of session: Session) -> Bool {
        guard let code = Base64URL.bytes(of: token.utf8) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(session.id.utf8), using: tokens)
    }
}
