import Calendar
import Crypto
import EventModel
import EventStore
import Events
import HTTPTypes
import Hummingbird
import Passports
import Projections

/// The pages behind a shop's own link: what customers see today, how often passes were good, a change, the sticker and
/// the poster, and the end of taking part.
struct ShopKeepers: Sendable {
    let door: ShopDoor

    func add(to pages: RouterGroup<Visit>) {
        pages.get(":link") { request, visit in
            try await answer(request, visit) { keeper in
                let done = request.uri.queryParameters["done"].map(String.init)
                return door.writer.response(try await page(keeper, done: done), for: keeper.reader)
            }
        }
        pages.post(":link") { request, visit in
            let form = try await Form.readUnsigned(request)
            return try await answer(request, visit) { keeper in try await withdraw(form, keeper) }
        }
        pages.get(":link/change") { request, visit in
            try await answer(request, visit) { keeper in
                let known = keeper.shop.request?.record ?? keeper.shop.record
                return door.writer.response(
                    changePage(keeper, "\(door.world.freshID())", ShopFilled(known)), for: keeper.reader)
            }
        }
        pages.post(":link/change") { request, visit in
            let form = try await Form.readUnsigned(request, .ofTexts)
            return try await answer(request, visit) { keeper in try await change(form, keeper) }
        }
        for print in ShopPrint.allCases {
            pages.get(":link/\(print.rawValue)") { request, visit in
                try await answer(request, visit) { keeper in
                    door.writer.response(try sheet(print, of: keeper).page, for: keeper.reader)
                }
            }
            pages.get(":link/\(print.rawValue).pdf") { request, visit in
                try await answer(request, visit) { keeper in
                    let (page, checker) = try sheet(print, of: keeper)
                    let now = JapanTime(milliseconds: door.world.now())
                    let sheet = Sheet(page, checker: checker, madeAt: now, keeper.say)
                    return .pdf(try door.pdf(sheet), named: "\(print.rawValue)-\(keeper.link.shop)")
                }
            }
        }
    }

    /// What a shop that was taken in prints, and the address of its own checking page.
    private func sheet(_ print: ShopPrint, of keeper: Keeper) throws -> (page: ShopPrintPage, checker: String) {
        guard keeper.shop.status == .approved else { throw Trouble.notFound }
        let checker = "\(door.publicURL)/v?shop=\(keeper.link.shop)"
        let page = ShopPrintPage(
            print, keeper.link.shop, keeper.shop.record, back: keeper.path, qr: door.qr(checker) ?? "", keeper.say)
        return (page, checker)
    }

    /// Somebody with a good link.
    struct Keeper {
        let link: ShopLink
        let path: String
        let shop: Shop
        let reader: Reader
        let say: Speech
    }

    private func answer(
        _ request: Request, _ visit: Visit, _ make: (Keeper) async throws -> Response
    ) async throws -> Response {
        let reader = door.reader(request)
        let text = try visit.parameters.require("link")
        guard let link = ShopLink(text, signedWith: try await ShopLink.secret(of: door.log)) else {
            return closed(reader)
        }
        do {
            let shop = try await door.log.state(of: Shops.fold, about: [link.shop.tag])
                .shop(link.shop, keptBy: link.link)
            return try await make(
                Keeper(link: link, path: "/shop/\(text)", shop: shop, reader: reader, say: door.speech(reader)))
        } catch is ShopRefusal {
            return closed(reader)
        }
    }

    private func closed(_ reader: Reader) -> Response {
        door.writer.response(ClosedShopPage(), for: reader, status: .notFound)
    }

    private func page(_ keeper: Keeper, done: String? = nil) async throws -> OwnShopPage {
        let (shop, today) = (keeper.link.shop, door.today)
        let first = YearMonth(containing: today).adding(months: -11).start ?? today
        let isFirst = keeper.shop.chain == keeper.shop.application
        let (uses, chain) = try await door.tables.read { tables in
            (
                try ShopBook.uses(of: shop, from: first, through: today, in: tables),
                try isFirst ? ShopBook.shops(ofChain: "\(keeper.shop.application)", in: tables) : []
            )
        }
        var others: [OwnShopPage.Other] = []
        for row in chain where row.shop != shop {
            let known = try await door.log.state(of: Shops.fold, about: [row.shop.tag])[row.shop]
            guard let known else { continue }
            let path = try await door.path(of: ShopLink(shop: row.shop, link: known.link))
            others.append(OwnShopPage.Other(name: row.record.name, path: path))
        }
        return OwnShopPage(
            keeper, counts: ShopCounts(uses, today: today, keeper.say), others: others, address: door.publicURL,
            qr: door.qr(door.publicURL + keeper.path), done: done, today: today)
    }

    private func withdraw(_ form: Form, _ keeper: Keeper) async throws -> Response {
        guard form["step"] == "withdraw" else { throw Trouble.notOurForm }
        try await door.log.execute(
            WithdrawAsShop(shop: keeper.link.shop, link: keeper.link.link, today: door.today),
            as: Command(actor: "shop", id: door.world.freshID()))
        // Nobody has to be reached any more.
        try await door.log.keyring.destroyKey(of: ShopApplied.subject(of: keeper.link.shop))
        return .redirect(to: keeper.path + "?done=withdrawn", type: .normal)
    }

    private func changePage(
        _ keeper: Keeper, _ number: String, _ filled: ShopFilled, faults: [String: TextName] = [:]
    ) -> ShopChangePage {
        ShopChangePage(
            path: keeper.path, number: number, fields: ShopFields(filled, faults: faults, keeper.say),
            isOver: keeper.shop.status == .withdrawn)
    }

    private func change(_ form: Form, _ keeper: Keeper) async throws -> Response {
        guard let number = ULID(form["number"]) else { throw Trouble.notOurForm }
        let filled = ShopFilled(form)
        let (record, faults) = filled.read(in: door.gazetteer, before: keeper.shop.record)
        guard faults.isEmpty, keeper.shop.status != .withdrawn else {
            return door.writer.again(changePage(keeper, "\(number)", filled, faults: faults), for: keeper.reader)
        }
        let events = try await door.log.execute(
            RequestShopChange(
                shop: keeper.link.shop, link: keeper.link.link, request: number, record: record, today: door.today),
            as: Command(actor: "shop", id: door.world.freshID()))
        let isKnown = keeper.shop.requests.contains(number)
        return .redirect(to: keeper.path + "?done=\(events.isEmpty && !isKnown ? "same" : "asked")", type: .normal)
    }
}

/// A link that opens nothing, or nothing any more.
struct ClosedShopPage: WebPage {
    static let template = "shops.closed"
    let title: TextName = "shop-own.closed"
}

/// The form by which a shop changes what is published of it.
struct ShopChangePage: WebPage {
    static let template = "shops.change"
    let title: TextName = "shop-own.change"
    let path: String
    let number: String
    let fields: ShopFields
    let isOver: Bool
}
