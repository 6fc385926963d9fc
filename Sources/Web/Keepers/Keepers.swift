import Calendar
import Crypto
import EventModel
package import EventStore
import Events
package import Facilities
import Hummingbird
import Projections

/// The page behind a keeper's link: what is published of their place, to be confirmed in one tap or put right in words.
///
/// Nobody signs in: whoever has the link keeps the place. A link can be taken back, and nobody can make one up.
struct Keepers: Sendable {
    let log: Log
    let tables: any TableStore
    let writer: PageWriter
    let world: WebWorld

    func add(to pages: RouterGroup<Visit>) {
        pages.get(":link") { request, visit in
            try await answer(request, visit) { keeper in
                let done = request.uri.queryParameters["done"].map(String.init)
                return writer.response(try await page(keeper, done: done), for: keeper.reader)
            }
        }
        pages.post(":link") { request, visit in
            let form = try await Form.readUnsigned(request)
            return try await answer(request, visit) { keeper in try await take(form, keeper) }
        }
    }

    /// Somebody with a good link.
    private struct Keeper {
        let link: KeeperLink
        let text: String
        let entry: DirectoryEntry
        let reader: Reader
        let say: Speech
        let today: CivilDate
    }

    private func answer(
        _ request: Request, _ visit: Visit, _ make: (Keeper) async throws -> Response
    ) async throws -> Response {
        let reader = Reader(language: ReaderLanguage.told(by: request), door: .street)
        let today = JapanTime(milliseconds: world.now()).date
        let text = try visit.parameters.require("link")
        let secret = try await KeeperLink.secret(of: log)
        guard let link = KeeperLink(text, signedWith: secret) else { return closed(reader, "keeper.closed-why") }
        do {
            let entry = try await log.state(of: Directory.fold, about: [link.place.tag])
                .entry(link.place, keptBy: link.link, on: today)
            return try await make(
                Keeper(
                    link: link, text: text, entry: entry, reader: reader,
                    say: Speech(texts: writer.texts, language: reader.language), today: today))
        } catch let refusal as DirectoryRefusal {
            switch refusal {
            case .expiredLink: return closed(reader, "keeper.expired-why")
            case .notShown: return closed(reader, "keeper.not-shown-why")
            default: return closed(reader, "keeper.closed-why")
            }
        }
    }

    private func closed(_ reader: Reader, _ why: TextName) -> Response {
        let sentence = writer.texts.text(why, in: reader.language)
        return writer.response(ClosedKeeperPage(sentence: sentence), for: reader, status: .notFound)
    }

    private func page(
        _ keeper: Keeper, done: String? = nil, typed: Form? = nil, fault: TextName? = nil
    ) async throws -> KeeperPage {
        let checkedOn = try await tables.read { tables in
            let freshness = try FacilityDirectory.freshness(in: tables)
            return try FacilityDirectory.place(keeper.link.place, in: tables).map { freshness.day(of: $0.listing) }
        }
        return KeeperPage(
            keeper.entry, path: "/keeper/\(keeper.text)", report: typed?["report"] ?? "\(world.freshID())",
            checkedOn: [checkedOn, keeper.entry.confirmedOn].compactMap(\.self).max(),
            isConfirmedToday: keeper.entry.confirmedOn.map { $0 >= keeper.today } ?? false, done: done,
            mistake: typed?["mistake"] ?? "", words: typed?["words"] ?? "", fault: fault, keeper.say)
    }

    private func take(_ form: Form, _ keeper: Keeper) async throws -> Response {
        let command = Command(actor: "keeper", id: world.freshID())
        func again(_ fault: TextName) async throws -> Response {
            writer.again(try await page(keeper, typed: form, fault: fault), for: keeper.reader)
        }
        let done: String
        switch form["step"] {
        case "right":
            try await log.execute(
                ConfirmAsKeeper(place: keeper.link.place, link: keeper.link.link, today: keeper.today), as: command)
            done = "confirmed"
        case "tell":
            guard let report = ULID(form["report"]) else { throw Trouble.notOurForm }
            guard let mistake = MistakeKind(rawValue: form["mistake"]), KeeperPage.kinds.contains(mistake) else {
                return try await again("keeper.choose")
            }
            guard Typed.isPrintable(Typed.plain(form["words"])) else { return try await again("mistake.unprintable") }
            do {
                try await log.execute(
                    TellAsKeeper(
                        place: keeper.link.place, link: keeper.link.link, report: report, mistake: mistake,
                        words: Typed.plain(form["words"]), today: keeper.today), as: command)
            } catch DirectoryRefusal.noWords {
                return try await again("keeper.no-words")
            } catch DirectoryRefusal.tooLong {
                return try await again("mistake.too-long")
            }
            done = "told"
        default: throw Trouble.notOurForm
        }
        return .redirect(to: "/keeper/\(keeper.text)?done=\(done)", type: .normal)
    }
}

extension KeeperLink {
    /// The address of the page behind it.
    package func address(at publicURL: String, _ log: Log) async throws -> String {
        "\(publicURL)/keeper/\(text(signedWith: try await Self.secret(of: log)))"
    }

    /// What links of keepers are signed with, on every server of an installation.
    static func secret(of log: Log) async throws -> SymmetricKey {
        try await log.keyring.secret(named: "keeper-links")
    }
}
