import Calendar
import EventModel
import Events
import Passports
import Projections

/// A shop's own page.
struct OwnShopPage: WebPage {
    static let template = "shops.own"
    let title: TextName = "shop-own.title"
    let name: String
    let path: String
    let code: String
    let state: String
    /// Green, amber or red.
    let stateStyle: String
    let advice: String
    /// What the office wrote.
    let officeWords: String?
    let done: String?
    let card: ShopCard
    /// What the shop asked to change, while it waits.
    let wanted: ShopCard?
    let today: String?
    let isShown: Bool
    let isApproved: Bool
    let isOver: Bool
    let checker: String
    let counts: ShopCounts
    let link: String
    let qr: String?
    let others: [Other]
    let hasOthers: Bool

    struct Other: Sendable {
        let name: String
        let path: String
    }

    var windowTitle: String? { name }

    init(
        _ keeper: ShopKeepers.Keeper, counts: ShopCounts, others: [Other], address: String, qr: String?, done: String?,
        today: CivilDate
    ) {
        let (shop, say) = (keeper.shop, keeper.say)
        name = shop.record.name
        path = keeper.path
        code = keeper.link.shop.shown
        card = ShopCard(shop.record, say)
        wanted = shop.request.map { ShopCard($0.record, say) }
        isShown = shop.isShown
        isApproved = shop.status == .approved
        isOver = shop.status == .withdrawn
        let words = Self.words(shop)
        (state, stateStyle, advice) = (say(words.state), words.style, say(words.advice))
        let reason = shop.answer?.reason.map { say(ShopWords.reason($0)) }
        let written = [reason, shop.suspension ?? shop.answer?.words].compactMap(\.self)
        officeWords = written.isEmpty ? nil : written.joined(separator: "\n")
        self.done = done.flatMap { Self.done[$0] }.map { say($0) }
        self.today =
            shop.isShown
            ? shop.record.terms.map { say($0.isGiven(on: today) ? "shop-own.given-today" : "shop-own.not-today") }
            : nil
        checker = "/v?shop=\(keeper.link.shop)"
        self.counts = counts
        link = address + keeper.path
        self.qr = qr
        self.others = others
        hasOthers = !others.isEmpty
    }

    private static let done: [String: TextName] = [
        "applied": "shop-own.applied", "asked": "shop-own.asked", "same": "shop-own.same",
        "withdrawn": "shop-own.has-withdrawn",
    ]

    private static func words(_ shop: Shop) -> (state: TextName, style: String, advice: TextName) {
        switch shop.status {
        case .waiting: ("shop-own.waiting", "warn", "shop-own.waiting-advice")
        case .approved where shop.suspension != nil: ("shop-own.suspended", "alarm", "shop-own.suspended-advice")
        case .approved: ("shop-own.approved", "good", "shop-own.approved-advice")
        case .refused: ("shop-own.refused", "alarm", "shop-own.refused-advice")
        case .withdrawn: ("shop-own.withdrawn", "note", "shop-own.withdrawn-advice")
        }
    }
}

/// How often passes were good at a shop: counts, never people.
struct ShopCounts: Sendable {
    let today: Int
    let month: Int
    let year: Int
    let chart: String?

    init(_ uses: [ShopUseRow], today: CivilDate, _ say: Speech) {
        let thisMonth = YearMonth(containing: today)
        self.today = uses.filter { $0.day == today }.reduce(0) { $0 + $1.uses }
        let months = Dictionary(grouping: uses) { YearMonth(containing: $0.day) }
            .mapValues { $0.reduce(0) { $0 + $1.uses } }
        month = months[thisMonth] ?? 0
        year = uses.reduce(0) { $0 + $1.uses }
        let bars = (-11...0).map { thisMonth.adding(months: $0) }.map {
            BarChart.Bar($0.description, .count(months[$0] ?? 0))
        }
        chart =
            year == 0
            ? nil : ColumnChart(BarChart(title: say("shop-own.counts-chart"), bars: bars)).svg(id: "uses")
    }
}

/// What a shop prints and puts up.
enum ShopPrint: String, CaseIterable, Sendable {
    case sticker, poster
}

/// The sticker or the poster: one sheet of A4, printed by the browser or taken as PDF.
struct ShopPrintPage: WebPage {
    static let template = "shops.print"
    let title: TextName
    let heading: String
    let isPoster: Bool
    let name: String
    let code: String
    let card: ShopCard
    let back: String
    let pdf: String
    let qr: String

    var windowTitle: String? { name }

    init(_ print: ShopPrint, _ code: ShopCode, _ record: ShopRecord, back: String, qr: String, _ say: Speech) {
        title = print == .poster ? "shop-print.poster" : "shop-print.sticker"
        heading = say(title)
        isPoster = print == .poster
        name = record.name
        self.code = code.shown
        card = ShopCard(record, say)
        self.back = back
        pdf = "\(back)/\(print.rawValue).pdf"
        self.qr = qr
    }
}
