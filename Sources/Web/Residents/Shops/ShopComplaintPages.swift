import Calendar
import EventModel
import EventStore
import Events
import Hummingbird
import Passports

/// Where a family says that a shop did not take the pass, or not as published: two taps, and no name.
struct ShopComplaintPages: Sendable {
    let residents: Residents
    private let limit: TellingLimit

    init(residents: Residents) {
        self.residents = residents
        limit = TellingLimit("complaints", in: residents.world)
    }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("shops/:shop/complaint") { request, visit in
            let reader = try await residents.anybody(request, visit)
            let (code, shop) = try await shop(visit)
            let page = ShopComplaintPage(
                code, shop, complaint: "\(residents.world.freshID())", speech(of: reader),
                isDone: request.uri.queryParameters["done"] != nil)
            return residents.writer.response(page, for: reader)
        }
        pages.post("shops/:shop/complaint") { request, visit in try await take(request, visit) }
    }

    private func speech(of reader: Reader) -> Speech {
        Speech(texts: residents.writer.texts, language: reader.language)
    }

    private func shop(_ visit: Visit) async throws -> (ShopCode, Shop) {
        guard let code = ShopCode(try visit.parameters.require("shop")),
            let shop = try await residents.log.state(of: Shops.fold, about: [code.tag])[code], shop.status == .approved
        else { throw Trouble.notFound }
        return (code, shop)
    }

    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let reader = try await residents.anybody(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        let (code, shop) = try await shop(visit)
        let words = Typed.plain(form["words"])
        func again(_ fault: TextName) -> Response {
            let page = ShopComplaintPage(
                code, shop, complaint: form["complaint"], speech(of: reader), chosen: form["kind"], words: words,
                fault: fault)
            return residents.writer.again(page, for: reader)
        }
        guard let complaint = ULID(form["complaint"]) else { throw Trouble.notOurForm }
        guard let kind = ComplaintKind(rawValue: form["kind"]) else { return again("shop-complaint.choose") }
        guard Typed.isPrintable(words) else { return again("mistake.unprintable") }
        try limit.take(for: reader, visit)
        do {
            // The command names nobody, and neither does the fact.
            try await residents.log.execute(
                ComplainOfShop(
                    shop: code, complaint: complaint, kind: kind, words: words,
                    today: JapanTime(milliseconds: residents.world.now()).date),
                as: Command(actor: "family", id: residents.world.freshID()))
        } catch ShopRefusal.noWords {
            return again("shop-complaint.no-words")
        } catch ShopRefusal.tooLong {
            return again("shop-complaint.too-long")
        } catch ShopRefusal.tooManyOpen {
            // An office has enough to go by; nobody need be told to try again.
        } catch is ShopRefusal {
            throw Trouble.notFound
        }
        return .redirect(to: "/r/shops/\(code)/complaint?done=1", type: .normal)
    }
}

/// What went wrong at a shop, beside what it promises.
struct ShopComplaintPage: WebPage {
    static let template = "residents.shop-complaint"
    let title: TextName = "shop-complaint.title"
    let name: String
    let card: ShopCard
    let path: String
    let back: String
    let complaint: String
    let choices: [Choice]
    let words: String
    let choiceFault: String?
    let fault: String?
    let isDone: Bool

    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    /// - Parameter complaint: the number of what is told: sent twice it is the same one.
    init(
        _ code: ShopCode, _ shop: Shop, complaint: String, _ say: Speech, chosen: String = "", words: String = "",
        fault: TextName? = nil, isDone: Bool = false
    ) {
        name = shop.record.name
        card = ShopCard(shop.record, say)
        path = "/r/shops/\(code)/complaint"
        back = "/r/places/\(code.place)"
        self.complaint = complaint
        choices = ComplaintKind.allCases.map {
            Choice(value: $0.rawValue, title: say(ShopWords.complaint($0)), isChosen: $0.rawValue == chosen)
        }
        self.words = words
        let isAboutChoice = fault == "shop-complaint.choose"
        choiceFault = isAboutChoice ? fault.map { say($0) } : nil
        self.fault = isAboutChoice ? nil : fault.map { say($0) }
        self.isDone = isDone
    }
}
