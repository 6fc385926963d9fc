import Calendar
import EventModel
import Events
import Facilities
import HTTPTypes
import Hummingbird
import Places
import Projections

/// Finding places and events: `/r/places` and `/r/events`, for anybody.
///
/// Who is not signed in costs no reading of the log. Where somebody is comes in the body of a form, is used for the
/// answer, and goes into no address, log or table.
struct FindingPages: Sendable {
    let residents: Residents
    let directory: DirectoryAnswers
    private let choices = FindingChoices()
    private let written: WrittenSearches

    init(residents: Residents, directory: DirectoryAnswers) {
        self.residents = residents
        self.directory = directory
        written = WrittenSearches(secret: residents.world.secretBytes(16))
    }

    func add(to pages: RouterGroup<Visit>) {
        for (path, subject) in [("places", SearchQuery.Subject.places), ("events", .gatherings)] {
            pages.get("\(path)") { request, visit in
                let form = Form(urlEncoded: request.uri.query ?? "")
                return try await search(Asked(form, subject, mayTellPlace: false), request, visit)
            }
            pages.post("\(path)") { request, visit in
                let form = try await Form.read(request, visit, residents.cookies)
                return try await search(Asked(form, subject, mayTellPlace: true), request, visit)
            }
        }
        FoundPages(residents: residents, directory: directory).add(to: pages)
    }

    private func search(_ asked: Asked, _ request: Request, _ visit: Visit) async throws -> Response {
        let reader = try await residents.anybody(request, visit)
        let now = JapanTime(milliseconds: residents.world.now())
        let edition = try await directory.finder.edition()
        let page = try await written.page(asked, at: now, edition: edition, for: reader) { reader in
            residents.writer.html(try await self.page(asked, reader.language, now), for: reader)
        }
        return residents.mapped(residents.writer.response(page, in: reader.language), directory)
    }

    private func page(_ asked: Asked, _ language: Language, _ now: JapanTime) async throws -> FindingPage {
        let say = Speech(texts: residents.writer.texts, language: language)
        let choices = choices.written(FindingForm(asked: asked, say: say), by: residents.writer)
        var page = FindingPage(asked: asked, say: say, map: residents.map(with: directory), choices: choices)
        if asked.isEmpty { return page }
        let read = try await read(asked, now)
        let query = asked.query(read, from: try await point(of: asked.origin, now))
        let answer = try await directory.finder.search(query, now: now)
        let cards = FoundCards(say: say, now: now)
        page.answer = answer
        page.read = read
        page.found = try await self.cards(answer.hits, from: answer.query.offset, cards)
        page.others = try await self.cards(answer.instead?.hits ?? [], from: 0, cards)
        return page
    }

    private func read(_ asked: Asked, _ now: JapanTime) async throws -> ReadWords {
        if asked.isExact { return ReadWords(plain: asked.words, of: asked.chosen.subject) }
        return try await directory.finder.read(asked.words, now: now)
    }

    private func point(of origin: Asked.Origin?, _ now: JapanTime) async throws -> GeoPoint? {
        guard let origin else { return nil }
        return try await directory.finder.point(of: origin.name, in: origin.municipality, now: now)
    }

    private func cards(_ hits: [SearchHit], from start: Int, _ cards: FoundCards) async throws -> [[String:
        any Sendable]]
    {
        guard !hits.isEmpty else { return [] }
        let (places, gatherings) = (hits.compactMap(\.place), hits.compactMap(\.gathering))
        let listed = try await directory.tables.read { tables in
            (
                try FacilityDirectory.listed(places, in: tables),
                try FacilityDirectory.listed(gatherings, in: tables)
            )
        }
        let placeRows = Dictionary(uniqueKeysWithValues: listed.0.map { ($0.row.place, $0) })
        let gatheringRows = Dictionary(uniqueKeysWithValues: listed.1.map { ($0.row.gathering, $0) })
        return hits.enumerated().compactMap { offset, hit in
            let number = start + offset + 1
            if let row = hit.place.flatMap({ placeRows[$0] }) { return cards.place(row, hit, number: number) }
            if let row = hit.gathering.flatMap({ gatheringRows[$0] }) {
                return cards.gathering(row, hit, number: number)
            }
            // Closed since the index was fed.
            return nil
        }
    }
}

extension Residents {
    /// What a map on a page needs; without its library only the script that asks where somebody is.
    func map(with directory: DirectoryAnswers) -> [String: any Sendable] {
        var map: [String: any Sendable] = ["script": writer.assets.path(of: .map)]
        guard let library = writer.assets.known(.leaflet), let look = writer.assets.known(.leafletStyle) else {
            return map
        }
        (map["library"], map["look"]) = (library, look)
        map["tiles"] = directory.tiles
        return map
    }

    /// A page with a map may show pictures from where they come from, and ask where somebody is.
    func mapped(_ response: Response, _ directory: DirectoryAnswers) -> Response {
        var response = response
        response.headers[.contentSecurityPolicy] = SafeHeaders.policy(images: directory.tileHost)
        if let permissions = HTTPField.Name("Permissions-Policy") {
            response.headers[permissions] = "camera=(), microphone=(), geolocation=(self), payment=()"
        }
        return response
    }
}
