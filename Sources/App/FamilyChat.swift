import AsyncHTTPClient
import Events
import LINE
import Reactions
import Web

/// Answers families in the chat, from where it stopped the last time.
struct FamilyChat: Sendable {
    private let answers: AnswerChat
    private let checkpoint: Checkpoint

    /// The source that is counted when a family passes the account on.
    private static let familySource = SourceCode("FAMILY")

    init(_ installation: Installation, over http: HTTPClient) throws {
        let line = try installation.line(over: http)
        let lists = FamilyLists(installation: installation)
        guard let source = Self.familySource else { throw Problem.failed("FAMILY can't be a source code") }
        let account = ChatAccount(
            name: "はぐくみ", basicID: installation.settings.accountID, familySource: source,
            passAddress: installation.settings.passAddress)
        answers = AnswerChat(
            log: installation.log, reply: { token, messages in await line.reply(token, messages) },
            atlas: installation.atlas, care: { [care = installation.care] in try await care.now() }, account: account,
            entry: { [installation] household, command in
                try await installation.entryAddress(
                    for: household, lasting: ConsultationDoors.entryLasts, as: command)
            },
            catchUp: { household, _, day in try await lists.catchUp(household, on: day) },
            upcoming: { household, _, day in try await lists.upcoming(household, after: day) },
            reason: { household, entry in try await lists.reason(for: entry, to: household) },
            finding: ChatFinding(installation.finder, installation.whereabouts, tables: installation.tables),
            logger: installation.logger)
        checkpoint = Checkpoint(reaction: "chat", log: installation.log, tables: installation.tables)
    }

    func run() async throws {
        try await answers.run(load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) })
    }
}
