import Calendar
import Delivery
import EventModel
import Events
import Projections

extension DueTable {
    /// Of the next families of a walk those that are told on the day that their pass ends.
    func endingPasses(
        after household: HouseholdID?, limit: Int, in tables: any Tables
    ) throws -> Set<HouseholdID> {
        guard let passEnd else { return [] }
        return try HouseholdPass.toTell(ofEndOn: passEnd, after: household, limit: limit, in: tables)
    }
}

extension ShopNews {
    /// The shops that took the pass on a day or later and still do. Those that have nothing for it are no news.
    static func since(_ day: CivilDate, in tables: any Tables) throws -> ShopNews {
        var news = ShopNews()
        for row in try ShopBook.approved(since: day, in: tables) {
            guard let place = row.record.address.municipality, let terms = row.record.terms,
                let since = row.approvedOn
            else { continue }
            news.add(Shop(shop: row.shop, name: row.record.name, benefit: terms.words, since: since), in: place)
        }
        return news
    }
}
