import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Passports
import Places
import Projections

/// What the console's pages about shops have in common: whose shops somebody may touch.
struct ShopRoom: Sendable {
    let console: Console
    var gazetteer: Gazetteer { console.staff.gazetteer }

    var say: Speech { Speech(texts: console.writer.texts, language: .japanese) }
    var log: Log { console.staff.log }

    /// What is known of a shop, from the newest facts.
    ///
    /// - Throws: `Trouble.notFound`, `Denied` for a shop of an office that is not theirs.
    func shop(_ visit: Visit, _ staff: StaffVisit) async throws -> (code: ShopCode, shop: Shop) {
        guard let code = ShopCode(try visit.parameters.require("shop")),
            let shop = try await log.state(of: Shops.fold, about: [code.tag])[code]
        else { throw Trouble.notFound }
        try staff.access.require(.handleShops, at: shop.office)
        return (code, shop)
    }

    /// Shops that wait for an answer and are somebody's to look at.
    func waiting(_ staff: StaffVisit) async throws -> [ShopRow] {
        let area = staff.access.area(for: .handleShops)
        return try await console.answers.read { try ShopBook.waiting(in: $0) }.filter { area.contains($0.office) }
    }

    /// Shops of which families complained, that are somebody's to look at.
    func complainedOf(_ staff: StaffVisit) async throws -> [ShopRow] {
        let area = staff.access.area(for: .handleShops)
        return try await console.answers.read { try ShopBook.complainedOf(in: $0) }
            .filter { area.contains($0.office) }
    }

    func status(_ status: ShopStatus) -> String {
        switch status {
        case .waiting: say("console-shops.waiting")
        case .approved: say("console-shops.approved")
        case .suspended: say("console-shops.suspended")
        case .refused: say("console-shops.refused")
        case .withdrawn: say("console-shops.withdrawn")
        }
    }

    /// What an office may read of a refusal.
    func words(_ refusal: ShopRefusal) -> String {
        switch refusal {
        case .unknown, .notYours: say("trouble.forbidden-advice")
        case .codeTaken: say("shop-form.again")
        case .officeNotOpen: say("console-directory.office-not-open")
        case .notWaiting: say("console-shops.not-waiting")
        case .notTakingPart: say("console-shops.not-taking-part")
        case .changedSince: say("console-directory.changed")
        case .unknownLink, .unknownRequest, .unknownComplaint, .tooManyOpen: say("console-directory.gone")
        case .noWords: say("console-shops.no-words")
        case .tooLong: say("shop-complaint.too-long")
        case .wrong: say("shop-form.has-faults")
        }
    }
}
