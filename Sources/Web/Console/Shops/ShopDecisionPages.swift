import Calendar
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Passports
import Places
import Projections

/// One shop: what it applied with or is published, and what an office decides about it.
struct ShopDecisionPages: Sendable {
    let room: ShopRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("shops/:shop") { request, visit in
            try await console.page(request, visit) { staff in
                try await page(visit, staff, done: request.uri.queryParameters["done"].map(String.init))
            }
        }
        addAnswers(to: pages)
        addLife(to: pages)
        addEditing(to: pages)
    }

    private func addAnswers(to pages: RouterGroup<Visit>) {
        pages.post("shops/:shop/approve") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                try await approve(code, shop.office, Int(form["seen"]) ?? -1, staff)
                guard form["all"] == "on" else { return "/console/shops?done=approved&shop=\(code)" }
                // Each is decided as the officer saw it; what changed since stays waiting.
                for other in form["others"].split(separator: " ") {
                    let parts = other.split(separator: ".").map(String.init)
                    guard parts.count == 2, let other = ShopCode(parts[0]), let seen = Int(parts[1]) else { continue }
                    do { try await approve(other, shop.office, seen, staff) } catch is ShopRefusal { continue }
                }
                return "/console/shops?done=chain"
            }
        }
        pages.post("shops/:shop/refuse") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                guard let reason = ShopRefusalReason(rawValue: form["reason"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    RefuseShop(
                        shop: code, office: shop.office, reason: reason, words: try words(form),
                        seen: Int(form["seen"]) ?? -1, today: staff.today), by: staff.access)
                return "/console/shops?done=refused&shop=\(code)"
            }
        }
        pages.post("shops/:shop/accept") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                guard let number = ULID(form["request"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    ApproveShopChange(
                        shop: code, office: shop.office, request: number, seen: Int(form["seen"]) ?? -1,
                        today: staff.today), by: staff.access)
                return "/console/shops?done=changed&shop=\(code)"
            }
        }
        pages.post("shops/:shop/decline") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                guard let number = ULID(form["request"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    RefuseShopChange(
                        shop: code, office: shop.office, request: number, words: try words(form),
                        seen: Int(form["seen"]) ?? -1, today: staff.today), by: staff.access)
                return "/console/shops/\(code)?done=declined"
            }
        }
    }

    private func addLife(to pages: RouterGroup<Visit>) {
        pages.post("shops/:shop/suspend") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                try await console.staff.execute(
                    SuspendShop(
                        shop: code, office: shop.office, words: try words(form), seen: Int(form["seen"]) ?? -1,
                        today: staff.today), by: staff.access)
                return "/console/shops/\(code)?done=suspended"
            }
        }
        pages.post("shops/:shop/resume") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                try await console.staff.execute(
                    ResumeShop(
                        shop: code, office: shop.office, seen: Int(form["seen"]) ?? -1, today: staff.today),
                    by: staff.access)
                return "/console/shops/\(code)?done=resumed"
            }
        }
        pages.post("shops/:shop/withdraw") { request, visit in
            try await decide(request, visit) { code, shop, staff, form in
                try await console.staff.execute(
                    WithdrawShop(
                        shop: code, office: shop.office, seen: Int(form["seen"]) ?? -1, today: staff.today),
                    by: staff.access)
                // Nobody has to be reached any more.
                try await room.log.keyring.destroyKey(of: ShopApplied.subject(of: code))
                return "/console/shops/\(code)?done=withdrawn"
            }
        }
        pages.post("shops/:shop/link") { request, visit in
            try await decide(request, visit, needs: .handleShops) { code, shop, staff, form in
                guard let link = ULID(form["link"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    IssueShopLink(shop: code, link: link, office: shop.office, today: staff.today), by: staff.access)
                return "/console/shops/\(code)?done=linked"
            }
        }
        pages.post("shops/:shop/complaint") { request, visit in
            try await decide(request, visit, needs: .handleShops) { code, shop, staff, form in
                guard let complaint = ULID(form["complaint"]), let outcome = ComplaintOutcome(rawValue: form["outcome"])
                else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    AnswerShopComplaint(
                        shop: code, complaint: complaint, outcome: outcome, office: shop.office, today: staff.today),
                    by: staff.access)
                // Nobody needs the words any more.
                try await room.log.keyring.destroyKey(of: ShopComplainedOf.subject(of: complaint))
                return "/console/shops/\(code)?done=answered"
            }
        }
    }

    private func addEditing(to pages: RouterGroup<Visit>) {
        pages.get("shops/:shop/edit") { request, visit in
            try await console.page(request, visit) { staff in
                try staff.access.require(.decideShops)
                let (code, shop) = try await room.shop(visit, staff)
                return ShopEditPage(
                    code, shop, seen: "\(shop.revision)",
                    fields: ShopFields(ShopFilled(shop.record), needsPerson: false, room.say), fault: nil)
            }
        }
        pages.post("shops/:shop/edit") { request, visit in
            try await console.change(request, visit, in: .shops) { staff, form in
                try staff.access.require(.decideShops)
                let (code, shop) = try await room.shop(visit, staff)
                let filled = ShopFilled(form)
                let (record, faults) = filled.read(in: room.gazetteer, before: shop.record)
                func again(_ fault: String?) -> Answer {
                    .again(
                        ShopEditPage(
                            code, shop, seen: form["seen"],
                            fields: ShopFields(filled, faults: faults, needsPerson: false, room.say), fault: fault))
                }
                guard faults.isEmpty else { return again(nil) }
                do {
                    try await console.staff.execute(
                        ChangeShop(
                            shop: code, office: shop.office, record: record, seen: Int(form["seen"]) ?? -1,
                            today: staff.today), by: staff.access)
                } catch let refusal as ShopRefusal {
                    return again(room.words(refusal))
                }
                return .goTo("/console/shops/\(code)?done=edited")
            }
        }
    }

    private func approve(_ code: ShopCode, _ office: OfficeID, _ seen: Int, _ staff: StaffVisit) async throws {
        try await console.staff.execute(
            ApproveShop(shop: code, office: office, seen: seen, today: staff.today), by: staff.access)
    }

    /// - Throws: `ShopRefusal.noWords` for signs that can't be shown.
    private func words(_ form: Form) throws -> String {
        let words = Typed.plain(form["words"])
        guard Typed.isPrintable(words) else { throw ShopRefusal.noWords }
        return words
    }

    private func decide(
        _ request: Request, _ visit: Visit, needs permission: Permission = .decideShops,
        _ act: (ShopCode, Shop, StaffVisit, Form) async throws -> String
    ) async throws -> Response {
        try await console.change(request, visit, in: .shops) { staff, form in
            try staff.access.require(permission)
            let (code, shop) = try await room.shop(visit, staff)
            do {
                return .goTo(try await act(code, shop, staff, form))
            } catch let refusal as ShopRefusal {
                return .again(try await page(visit, staff, fault: room.words(refusal)))
            }
        }
    }

    private func page(
        _ visit: Visit, _ staff: StaffVisit, done: String? = nil, fault: String? = nil
    ) async throws -> ShopConsolePage {
        let (code, shop) = try await room.shop(visit, staff)
        let first = YearMonth(containing: staff.today).adding(months: -11).start ?? staff.today
        let (row, twins, chain, uses) = try await console.answers.read { tables in
            let row = try ShopBook.shop(code, in: tables)
            return (
                row, try row.map { try ShopBook.twins(of: $0, in: tables) } ?? [],
                try shop.chain.map { try ShopBook.shops(ofChain: "\($0)", in: tables) } ?? [],
                try ShopBook.uses(of: code, from: first, through: staff.today, in: tables)
            )
        }
        var others: [(name: String, code: ShopCode, seen: Int)] = []
        for other in chain where other.shop != code && other.status == .waiting {
            let known = try await room.log.state(of: Shops.fold, about: [other.shop.tag])[other.shop]
            if let known { others.append((other.record.name, other.shop, known.revision)) }
        }
        let link = ShopLink(shop: code, link: shop.link)
        let path = "/shop/" + link.text(signedWith: try await ShopLink.secret(of: room.log))
        return ShopConsolePage(
            code, shop, room: room, status: row?.status ?? .waiting,
            twins: twins, others: others, counts: ShopCounts(uses, today: staff.today, room.say),
            link: console.login.publicURL + path, newLink: "\(console.world.freshID())",
            mayDecide: staff.access.area(for: .decideShops).contains(shop.office), done: done, fault: fault)
    }
}
