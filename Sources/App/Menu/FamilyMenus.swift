import AsyncHTTPClient
import Events
import Foundation
import LINE
import Logging
import Reactions

/// Keeps the menu below the chat: published as it is drawn, and each family's in its language.
///
/// Whatever LINE says to it never ends the service: families can do by typing what the menu offers.
struct FamilyMenus: Sendable {
    private let publishing: PublishMenus
    private let linking: LinkMenus
    private let checkpoint: Checkpoint
    private let logger: Logger

    /// A menu that somebody deleted at LINE is missed for no longer than this.
    private static let nextLook = Duration.seconds(6 * 3_600)
    private static let shortestPause = Duration.seconds(5)
    private static let longestPause = Duration.seconds(3_600)

    init(_ installation: Installation, over http: HTTPClient) throws {
        let line = try installation.line(over: http)
        logger = installation.logger
        publishing = PublishMenus(
            log: installation.log, line: line, pictures: try Self.pictures(), logger: installation.logger)
        linking = LinkMenus(
            log: installation.log, tables: installation.tables, line: line, logger: installation.logger)
        checkpoint = Checkpoint(reaction: "menu", log: installation.log, tables: installation.tables)
    }

    /// The pictures as `Tools/rich-menu` drew them.
    static func pictures() throws -> [Language: [UInt8]] {
        let folder = Bundle.module.bundleURL.appending(path: "Content/rich-menu")
        return try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, Array(try Data(contentsOf: folder.appending(path: "\(language.rawValue).png"))))
            })
    }

    func publish() async throws {
        while true {
            try await Self.patiently("menu not published", logger) { try await publishing.run() }
            try await Task.sleep(for: Self.nextLook)
        }
    }

    func link() async throws {
        try await Self.patiently("menu not linked", logger) {
            try await linking.run(
                load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) },
                gather: Checkpoint.gather)
        }
    }

    /// Does the work, and does it again later where LINE failed; anything else is thrown.
    static func patiently<Result>(
        _ what: Logger.Message, _ logger: Logger,
        pause: (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        _ work: () async throws -> Result
    ) async throws {
        var next = shortestPause
        while true {
            do {
                _ = try await work()
                return
            } catch let failure as LINEFailure {
                logger.error(
                    what, metadata: ["failure": "\(failure.summary)", "again": "in \(next.components.seconds) s"])
                try await pause(next)
                next = min(next * 2, longestPause)
            }
        }
    }
}
