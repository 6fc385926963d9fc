import Crypto
import Delivery
import EventModel
package import EventStore
package import Events
package import LINE
package import Logging

/// Sees to it that LINE holds the family menu of every language, each once, as it is defined and drawn today.
///
/// A menu counts once it is a fact, and only then is it shown to anyone (`LinkMenus`). Whoever is killed before that
/// leaves one at LINE that nobody sees; the next run deletes it and makes another.
package struct PublishMenus: Sendable {
    let log: Log
    let line: LINEClient
    let pictures: [Language: [UInt8]]
    let logger: Logger

    /// - Parameter pictures: PNGs in the size of the menu, one for every language that is to be published.
    package init(log: Log, line: LINEClient, pictures: [Language: [UInt8]], logger: Logger) {
        self.log = log
        self.line = line
        self.pictures = pictures
        self.logger = logger
    }

    /// Publishes what is new or changed, and what LINE does not hold any more.
    ///
    /// - Returns: the languages that were published now.
    /// - Throws: a `LINEFailure` or a `StoreFault`; what was done until then stays, and another run goes on.
    @discardableResult
    package func run() async throws -> [Language] {
        let published = try await PublishedMenus(log)
        let held = try await line.richMenus().value
        var fresh: [Language] = []
        for language in Language.allCases {
            guard let picture = pictures[language] else { continue }
            let menu = FamilyRichMenu.menu(in: language)
            let digest = Self.digest(of: menu, picture)
            let inForce = published.inForce(language)
            let isHeld = published.menu(in: language).map { held[$0] != nil } ?? false
            if inForce?.digest == digest, isHeld { continue }
            for (leftover, name) in held where name == menu.name && !published.isRecorded(leftover) {
                try await line.deleteRichMenu(leftover)
            }
            let id = try await publish(menu, picture)
            let decision = RecordMenu(
                language: language, menu: id.rawValue, digest: digest, gone: isHeld ? nil : inForce?.menu,
                at: log.stamp.now())
            try await log.execute(decision, as: Command(actor: "service", id: log.stamp.freshID()))
            logger.info("menu published", metadata: ["language": "\(language.rawValue)", "menu": "\(id.rawValue)"])
            fresh.append(language)
        }
        return fresh
    }

    private func publish(_ menu: RichMenu, _ picture: [UInt8]) async throws(LINEFailure) -> RichMenuID {
        try await line.validateRichMenu(menu)
        let id = try await line.createRichMenu(menu).value
        try await line.uploadImage(picture, .png, for: id)
        return id
    }

    /// SHA-256 of the definition and the picture, in hexadecimal digits.
    static func digest(of menu: RichMenu, _ picture: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: menu.encoded)
        hash.update(data: picture)
        return Hexadecimal.text(of: hash.finalize())
    }
}
