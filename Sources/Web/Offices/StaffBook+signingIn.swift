import Calendar
import Crypto
import Dispatch
package import EventModel
import EventStore
package import Events
package import Offices
import Synchronization

/// Who signed in, and when: what a session's cookie says. It is good as long as `StaffBook.access` says so.
package struct StaffSession: Sendable, Equatable {
    package let staff: StaffID
    /// Milliseconds since 1970.
    package let began: Int64
}

extension StaffBook {
    /// Signs in with name, password and the authenticator's code.
    ///
    /// - Returns: nil for everything that is wrong, of which the page says one and the same: that name, password or
    ///   code are not right, and that after several attempts it takes up to a quarter of an hour until another counts.
    ///
    /// - Parameter attempt: of the form: sent again within a minute it is the same attempt, with the same answer.
    package func signIn(
        name: String, password: String, code: String, attempt: ULID? = nil
    ) async throws -> StaffSession? {
        let staff = try SignInName(name).flatMap { try self.staff(signIn: $0) }
        let member: StaffMember? = if let staff { try await self.member(staff) } else { nil }
        let proof = try await prove(password, member)
        guard let staff else { return nil }
        let now = now
        let attempt = attempt ?? log.stamp.freshID()
        let decision = SignIn(staff: staff, attempt: attempt, proof: proof, code: code, now: now)
        let facts: [any Event]
        do {
            facts = try await log.execute(decision, as: command(by: staff.actor))
        } catch is SignInRefusal {
            return nil
        }
        if facts.contains(where: { $0 is StaffSignedIn }) {
            return StaffSession(staff: staff, began: now.milliseconds)
        }
        guard facts.isEmpty else { return nil }
        let began = try await self.member(staff).sessionBegun(by: attempt, proof: proof, code: code, at: now)
        return began.map { StaffSession(staff: staff, began: $0) }
    }

    /// Signs in somebody whom the prefecture's identity provider knows; nil if nobody here is that person.
    ///
    /// - Parameters:
    ///   - issuer: of a token that was verified.
    ///   - subject: its `sub`.
    package func signIn(issuer: String, subject: String) async throws -> StaffSession? {
        guard let tag = try log.keyring.subject(behind: Self.door(issuer, subject)), let staff = StaffID(tag) else {
            return nil
        }
        let now = now
        let decision = SignInByOIDC(
            staff: staff, attempt: log.stamp.freshID(), issuer: issuer, subject: subject, now: now)
        do {
            try await log.execute(decision, as: command(by: staff.actor))
        } catch is SignInRefusal {
            return nil
        }
        return StaffSession(staff: staff, began: now.milliseconds)
    }

    /// Signs in somebody by a link of the demo; nil when it was used before, or the account is over.
    func signIn(_ staff: StaffID, byDemoLink link: String) async throws -> StaffSession? {
        let now = now
        let attempt = ULID(bits: SHA256.hash(data: Array(link.utf8)).prefix(16).reduce(0) { $0 << 8 | UInt128($1) })
        do {
            try await log.execute(
                SignInByDemoLink(staff: staff, attempt: attempt, now: now), as: command(by: staff.actor))
        } catch is SignInRefusal {
            return nil
        }
        return StaffSession(staff: staff, began: now.milliseconds)
    }

    /// Comes in by a link with a new password and the authenticator's first code.
    ///
    /// - Throws: `PasswordFault`, `JoinRefusal`, or a fault of log or keyring.
    package func join(_ offer: JoinOffer, password: String, code: String) async throws -> StaffSession {
        let new = try await newPassword(password, for: offer.member, office: offer.office)
        let now = now
        let decision = JoinStaff(
            staff: offer.staff, invitation: offer.invitation, password: new, secret: offer.authenticator, code: code,
            now: now)
        try await log.execute(decision, as: command(by: offer.staff.actor))
        try await log.keyring.closeDoors(of: offer.invitation.tag)
        return StaffSession(staff: offer.staff, began: now.milliseconds + 1)
    }

    /// Comes in by a link as somebody whom the identity provider knows.
    ///
    /// - Throws: `JoinRefusal`, `KeyringFault.doorTaken` where that person has another account, or another fault.
    package func join(_ offer: JoinOffer, issuer: String, subject: String) async throws -> StaffSession {
        let now = now
        let decision = JoinStaffByIdentity(
            staff: offer.staff, invitation: offer.invitation, issuer: issuer, subject: subject, now: now)
        // Asked before the door is opened, so that a link that is over takes nobody's other account away.
        _ = try decision.decide(given: try await member(offer.staff))
        try await log.keyring.open(Self.door(issuer, subject), for: offer.staff.tag)
        try await log.execute(decision, as: command(by: offer.staff.actor))
        try await log.keyring.closeDoors(of: offer.invitation.tag)
        return StaffSession(staff: offer.staff, began: now.milliseconds + 1)
    }

    /// Another password for who is signed in. All sessions end; the one that is returned takes their place.
    ///
    /// - Returns: nil where the old password is not right, or too many were not.
    /// - Throws: `PasswordFault`, or a fault of the log.
    package func setPassword(_ password: String, old: String, by access: Access) async throws -> StaffSession? {
        guard let staff = access.staff, let office = access.office else { return nil }
        let member = try await member(staff)
        let new = try await newPassword(password, for: member, office: try await self.office(office))
        let proof = try await prove(old, member)
        let now = now
        let decision = SetPassword(
            staff: staff, attempt: log.stamp.freshID(), proof: proof, password: new, now: now)
        do {
            let facts = try await log.execute(decision, as: command(by: access.actor))
            guard facts.contains(where: { $0 is StaffPasswordSet }) else { return nil }
            return StaffSession(staff: staff, began: now.milliseconds + 1)
        } catch is SignInRefusal {
            return nil
        }
    }

    /// A sign-in name holds no blank, so no such door is one of a name.
    private static func door(_ issuer: String, _ subject: String) -> Door {
        Door(kind: .staff, text: "oidc \(issuer) \(subject)")
    }

    private func newPassword(
        _ typed: String, for member: StaffMember, office: Office
    ) async throws -> NewPassword {
        let names = [member.name, member.signIn, office.name].compactMap { $0 }
        let salt = withUnsafeBytes(of: random()) { Array($0) }
        let cost = cost
        return try await Self.offThePool {
            Result { () throws(PasswordFault) in try NewPassword(typed, unlike: names, salt: salt, cost: cost) }
        }.get()
    }

    private func prove(_ password: String, _ member: StaffMember?) async throws -> PasswordProof {
        let cost = cost
        return try await Self.offThePool { PasswordProof(password, of: member, cost: cost) }
    }

    /// One at a time: each takes 128 MiB and some tenths of a second, in which other requests are to be answered.
    private static let desk = DispatchQueue(label: "hagukumi.passwords")
    private static let waiting = Mutex(0)
    /// More than these would wait so long that their browsers have given up.
    private static let mostWaiting = 64

    private static func offThePool<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        let isRoom = waiting.withLock { waiting in
            waiting += 1
            return waiting <= mostWaiting
        }
        defer { waiting.withLock { $0 -= 1 } }
        guard isRoom else { throw Trouble.tooMany(retryAfter: 10) }
        return await withCheckedContinuation { continuation in
            desk.async { continuation.resume(returning: work()) }
        }
    }
}
