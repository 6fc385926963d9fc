package import Crypto
package import EventModel
import Foundation
package import Hummingbird

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
        guard let cookie = request.cookies[Self.name(of: door)]?.value, let sealed = Data(base64url: cookie),
            let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Array(door.rawValue.utf8)),
            let session = try? JSONDecoder().decode(Session.self, from: plain), !session.isOver(at: now, behind: door)
        else { return nil }
        return session
    }

    package func set(_ session: Session, behind door: FrontDoor, on response: inout Response) throws {
        let plain = try JSONEncoder().encode(session)
        let sealed = try AES.GCM.seal(plain, using: sealing, authenticating: Array(door.rawValue.utf8))
        guard let combined = sealed.combined else { return }
        set(combined.base64url, behind: door, on: &response, maxAge: Int(Session.Life.of(door).whole / 1_000))
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
        return sealed.combined?.base64url ?? ""
    }

    /// Whom a link is for; nil if we did not make it or its time is over.
    func tag(inLink link: String, at now: Int64) throws -> Tag? {
        guard let data = Data(base64url: link), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Self.linkPurpose)
        else { return nil }
        let parts = String(decoding: plain, as: UTF8.self).split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let end = Int64(parts[0]), now < end else { return nil }
        return Tag(stored: String(parts[1]))
    }

    private static let linkPurpose = Array("link".utf8)

    package func formToken(for session: Session) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Array(session.id.utf8), using: tokens)).base64url
    }

    package func isFormToken(_ token: String, of session: Session) -> Bool {
        guard let code = Data(base64url: token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(session.id.utf8), using: tokens)
    }
}

extension Data {
    /// RFC 4648 §5, without padding.
    package init?(base64url text: String) {
        guard text.utf8.count <= 4_096 else { return nil }
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }

    package var base64url: String {
        base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
