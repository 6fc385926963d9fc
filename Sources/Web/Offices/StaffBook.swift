package import Calendar
package import EventModel
package import EventStore
package import Events
package import Offices
package import Places

/// The way from pages and the command line to what staff may see and do. It reads the log at each request, so that an
/// account that was suspended can do nothing from that moment on.
package struct StaffBook: Sendable {
    package let log: Log
    package let gazetteer: Gazetteer
    let cost: Verifier.Cost
    let random: @Sendable () -> UInt128

    /// - Parameters:
    ///   - cost: how much work a new password's verifier is.
    ///   - random: 128 bits that nobody can foresee.
    package init(
        log: Log, gazetteer: Gazetteer, cost: Verifier.Cost = .usual,
        random: @escaping @Sendable () -> UInt128
    ) {
        self.log = log
        self.gazetteer = gazetteer
        self.cost = cost
        self.random = random
    }

    package var now: JapanTime { JapanTime(milliseconds: log.stamp.now()) }

    /// What is known of somebody now.
    package func member(_ staff: StaffID) async throws -> StaffMember {
        try await state(of: StaffMember.fold, StaffMember.query(staff))
    }

    /// What is known of an office now.
    package func office(_ office: OfficeID) async throws -> Office {
        try await state(of: Office.fold, Office.query(office))
    }

    /// Who has a sign-in name; nil if nobody does.
    package func staff(signIn name: SignInName) throws -> StaffID? {
        try log.keyring.subject(behind: Door(staff: name.text)).flatMap { StaffID($0) }
    }

    /// What somebody with a session may do now: to be asked at each request.
    ///
    /// - Parameter began: when the session began, in milliseconds since 1970.
    /// - Throws: `Denied`, or what the log throws.
    package func access(_ staff: StaffID, session began: Int64) async throws -> Access {
        try await posted(staff, session: began).access
    }

    /// The same, with what is known of the person and of the office where they work.
    func posted(
        _ staff: StaffID, session began: Int64
    ) async throws -> (access: Access, member: StaffMember, office: Office) {
        let (member, now) = (try await member(staff), now)
        guard let posting = member.posting(on: now.date) else { throw Denied.unknown }
        let office = try await office(posting.office)
        let access = try member.access(staff, session: began, at: now, office: office, in: gazetteer)
        return (access, member, office)
    }

    /// Puts a decision of staff to the log: the only way there for pages.
    ///
    /// - Throws: `Denied`, the decision's refusal, or a `StoreFault`.
    @discardableResult
    package func execute<D: StaffDecision>(_ decision: D, by access: Access) async throws -> [any Event] {
        if let permission = D.permission { try access.require(permission, of: decision.resource) }
        return try await log.execute(decision, as: command(by: access.actor))
    }

    /// Records a look at what is kept; what is to be seen is read after that.
    ///
    /// - Parameters:
    ///   - resource: what is looked at, such as where the household lives.
    ///   - look: made with the name of who looks.
    /// - Throws: `Denied`, or a `StoreFault`: then nothing may be shown.
    package func record<Look: StaffLook>(
        by access: Access, of resource: Resource, _ look: (_ by: String) -> Look
    ) async throws {
        try access.require(Look.permission, of: resource)
        try await log.append([look(access.actor)], as: command(by: access.actor))
    }

    func command(by actor: String) -> Command { Command(actor: actor, id: log.stamp.freshID()) }

    private func state<State: Sendable>(of fold: Fold<State>, _ query: Query) async throws -> State {
        let page = Page<any Event>()
        try await log.read(query) { page.append($0.event) }
        return fold.state(after: page.take())
    }
}
