import Consultations
import EventModel
import EventStore
import Events
import Hummingbird

/// The conversation as it goes on, while its page is open.
struct TalkNews: Sendable {
    let talk: Talk

    func add(to pages: RouterGroup<Visit>) {
        pages.get("c/:id/stream") { request, visit in
            let client = try await talk.client(request, visit)
            let (id, _) = try await talk.open(visit, of: client)
            let after = request.uri.queryParameters["after"].map(String.init)
            return try EventStream(talk.consulting.streams).response(
                to: request, of: client.session.id,
                isGood: {
                    (try? await talk.isIn(client.household, since: client.session.startedAt)) ?? false
                },
                news: { last in await news(of: id, after: last ?? after, client) })
        }
    }

    /// Messages behind the one that the page has, each once, and where the consultation stands.
    private func news(
        of id: ConsultationID, after last: String?, _ client: TalkVisit
    ) async -> AsyncStream<LiveEvent> {
        let changes = await talk.consulting.live.changes(of: id, for: .client)
        return AsyncStream { continuation in
            let work = Task {
                var told = last
                var standing = ""
                for await _ in changes {
                    guard let state = try? await talk.open(id, of: client),
                        let view = try? await talk.view(id, state, client.reader.language)
                    else { break }
                    let known = state.messages.firstIndex { "\($0.id)" == told }.map { $0 + 1 } ?? 0
                    for (message, shown) in zip(state.messages, view.messages).dropFirst(known) {
                        told = "\(message.id)"
                        continuation.yield(
                            LiveEvent(
                                id: told, name: "message",
                                data: talk.writer.part(
                                    "talking.messages", showing: ["messages": [shown]], in: client.reader.language)))
                    }
                    let now = talk.writer.part(
                        "talking.state", showing: ["state": view.state, "isClosed": view.isClosed],
                        in: client.reader.language)
                    if now != standing {
                        standing = now
                        continuation.yield(LiveEvent(name: "state", data: now))
                    }
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }
}
