import Events
import Offices
import Projections

/// What there is to do at the desk, for the console's first page.
struct DeskTasks: Sendable {
    let room: DeskRoom

    func of(_ staff: StaffVisit) async throws -> [(count: Int, words: TextName, path: String)] {
        guard let office = staff.access.office else { return [] }
        var tasks: [(count: Int, words: TextName, path: String)] = []
        if staff.access.may(.answerConsultations) {
            let me = staff.staff
            let (taken, waiting, queue, asked) = try await room.console.answers.read { tables in
                (
                    try ConsultationDesk.taken(at: office, in: tables),
                    try ConsultationDesk.waiting(at: office, in: tables),
                    try ConsultationDesk.queue(of: office, most: DeskQueuePages.most, in: tables),
                    try ConsultationDesk.disclosures(askedAt: office, most: 100, in: tables)
                )
            }
            tasks.append(((taken + queue).count(where: \.isFlagged), "console-start.desk-flagged", "/console/desk"))
            tasks.append((waiting, "console-start.desk-waiting", "/console/desk"))
            let owed = taken.count { $0.staff == me && $0.owedSince != nil }
            tasks.append((owed, "console-start.desk-owed", "/console/desk"))
            if staff.access.may(.superviseDesk) {
                let open = asked.count { $0.isAgreed == nil && $0.asker != me }
                tasks.append((open, "console-start.desk-asked", "/console/desk/lead"))
            }
        }
        if staff.access.may(.witnessDisclosures) {
            let seen = try await room.console.answers.read {
                try ConsultationDesk.disclosures(seenBy: office, most: 100, in: $0)
            }
            let recent = seen.count { room.now - $0.at < Self.recent }
            tasks.append((recent, "console-start.desk-witness", "/console/desk/disclosures"))
        }
        return tasks
    }

    /// Thirty days, in milliseconds.
    private static let recent: Int64 = 30 * 86_400_000
}
