import Calendar
import Crypto
import EventModel
package import EventStore
import Events
import Hummingbird
package import Passports
import Places
import Projections

/// The shops' pages: every path under `/shop`. Nobody signs in: to apply nothing is needed, and whoever has a shop's
/// link keeps the shop.
struct ShopDoor: Sendable {
    let log: Log
    let tables: any TableStore
    let gazetteer: Gazetteer
    let writer: PageWriter
    let world: WebWorld
    let publicURL: String
    let qr: @Sendable (String) -> String?
    let pdf: @Sendable (Sheet) throws -> [UInt8]

    func add(to pages: RouterGroup<Visit>) {
        pages.get("") { request, _ in page(ShopStartPage(), request) }
        pages.get("other-prefectures") { request, _ in page(OtherPrefecturesPage(), request) }
        ShopApplications(door: self).add(to: pages)
        ShopKeepers(door: self).add(to: pages)
    }

    var today: CivilDate { JapanTime(milliseconds: world.now()).date }

    func reader(_ request: Request) -> Reader {
        Reader(language: ReaderLanguage.told(by: request), door: .street)
    }

    func speech(_ reader: Reader) -> Speech { Speech(texts: writer.texts, language: reader.language) }

    func page(_ page: some WebPage, _ request: Request) -> Response { writer.response(page, for: reader(request)) }

    func path(of link: ShopLink) async throws -> String {
        "/shop/\(link.text(signedWith: try await ShopLink.secret(of: log)))"
    }

    /// Who answers for shops at these places: their city, town or village where its office is open, else the
    /// prefecture, which also answers where they lie in several. Nil where neither is open.
    static func office(
        for places: Set<MunicipalityCode>, open offices: [OfficeRow], in gazetteer: Gazetteer
    ) -> OfficeID? {
        let open = Set(offices.filter(\.isOpen).map(\.office))
        let cities = Set(
            places.map { place in
                gazetteer.chain(upFrom: place).first { $0.kind != .ward }.flatMap(OfficeID.init(of:))
            })
        if cities.count == 1, let only = cities.first ?? nil, open.contains(only) { return only }
        let prefecture = gazetteer[.kanagawa].flatMap(OfficeID.init(of:))
        return prefecture.flatMap { open.contains($0) ? $0 : nil }
    }

    func office(for places: Set<MunicipalityCode>) async throws -> OfficeID? {
        let offices = try await tables.read { try StaffDirectory.offices(in: $0) }
        return Self.office(for: places, open: offices, in: gazetteer)
    }
}

extension ShopLink {
    /// The address of the page behind it.
    package func address(at publicURL: String, _ log: Log) async throws -> String {
        "\(publicURL)/shop/\(text(signedWith: try await Self.secret(of: log)))"
    }

    /// What links of shops are signed with, on every server of an installation.
    static func secret(of log: Log) async throws -> SymmetricKey {
        try await log.keyring.secret(named: "shop-links")
    }
}

/// Where a shop begins: to apply, and what to know before.
struct ShopStartPage: WebPage {
    static let template = "shops.start"
    let title: TextName = "shop-help.title"
}

/// How a shop tells a pass of another prefecture.
struct OtherPrefecturesPage: WebPage {
    static let template = "shops.other-prefectures"
    let title: TextName = "shop-help.others-title"
}
