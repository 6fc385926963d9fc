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
        var pages: [Search: [String]] = [:]
    }

    private let kept = Mutex(Kept())
    /// Stands for the token.
    private let mark: String
    /// More bytes are not kept in memory.
    private static let most = 32 << 20

    /// A character that no page has otherwise, so that marks are found quickly.
    private static let lead: Unicode.Scalar = "\u{1F}"

    /// - Parameter secret: what no visitor can type.
    init(secret: [UInt8]) { mark = "\(Self.lead)\(Hexadecimal.text(of: secret))" }

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
        let parts = parts(of: try await write(anybody))
        keep(parts, search, minute, edition)
        return parts.joined(separator: token)
    }

    /// What stands before, between and behind the marks.
    private func parts(of page: String) -> [String] {
        let (bytes, mark) = (Array(page.utf8), Array(mark.utf8))
        var parts: [String] = []
        var (start, next) = (0, 0)
        while let place = bytes[next...].firstIndex(of: UInt8(ascii: Self.lead)) {
            next = place + 1
            guard bytes[place...].starts(with: mark) else { continue }
            parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
            (start, next) = (place + mark.count, place + mark.count)
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    private func keep(_ parts: [String], _ search: Search, _ minute: Int, _ edition: Int) {
        let bytes = parts.reduce(0) { $0 + $1.utf8.count }
        kept.withLock { kept in
            guard kept.minute == minute, kept.edition == edition, kept.bytes + bytes <= Self.most,
                kept.pages.updateValue(parts, forKey: search) == nil
            else { return }
            kept.bytes += bytes
        }
    }
}
