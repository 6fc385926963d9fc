import Calendar
import EventModel
import Events
import Facilities
import Synchronization

/// Search pages as they were written for somebody who is not signed in, for whoever asks the same in the same minute.
///
/// What many look for at once, such as the nurseries of their town when the letters have come, is found and written
/// once. Nothing in it is older than the minute or the newest change of the index, and nothing in it is anybody's: the
/// token of a visitor's forms is put in anew for each. Signed-in families and searches from where somebody stands are
/// written one by one.
final class WrittenSearches: Sendable {
    private struct Search: Hashable {
        let subject: SearchQuery.Subject
        let items: [QueryItem]
        let language: Language
    }

    private struct Kept {
        var minute = 0
        var edition = 0
        var bytes = 0
        /// Between the parts stands the token.
        var pages: [Search: [Substring]] = [:]
    }

    private let kept = Mutex(Kept())
    /// Stands for the token.
    private let mark: String
    /// More bytes are not kept in memory.
    private static let most = 32 << 20

    /// - Parameter secret: what no visitor can type.
    init(secret: [UInt8]) { mark = "token-" + Hexadecimal.text(of: secret) }

    /// - Parameters:
    ///   - edition: of the index that is searched.
    ///   - write: writes the page for a reader.
    func page(
        _ asked: Asked, at now: JapanTime, edition: Int, for reader: Reader,
        write: (Reader) async throws -> String
    ) async throws -> String {
        guard !reader.isSignedIn, asked.here == nil, let token = reader.formToken else {
            return try await write(reader)
        }
        let minute = Int(now.date.dayNumber) * 1_440 + now.minuteOfDay
        let search = Search(
            subject: asked.chosen.subject, items: asked.items(from: asked.chosen.offset), language: reader.language)
        let written = kept.withLock { kept in
            if kept.minute != minute || kept.edition != edition { kept = Kept(minute: minute, edition: edition) }
            return kept.pages[search]
        }
        if let written { return written.joined(separator: token) }
        var anybody = reader
        anybody.formToken = mark
        let parts = try await write(anybody).split(separator: mark, omittingEmptySubsequences: false)
        keep(parts, search, minute, edition)
        return parts.joined(separator: token)
    }

    private func keep(_ parts: [Substring], _ search: Search, _ minute: Int, _ edition: Int) {
        let bytes = parts.reduce(0) { $0 + $1.utf8.count }
        kept.withLock { kept in
            guard kept.minute == minute, kept.edition == edition, kept.bytes + bytes <= Self.most,
                kept.pages.updateValue(parts, forKey: search) == nil
            else { return }
            kept.bytes += bytes
        }
    }
}
