import Chromium
import Foundation
import Testing

extension Window {
    /// Expects words on the page; what stands there instead is told.
    func sees(_ words: String..., at place: SourceLocation = #_sourceLocation) async throws {
        let (text, address) = (try await text(), try await address())
        for word in words where !text.contains(word) {
            Issue.record("“\(word)” is not on \(address):\n\(text)", sourceLocation: place)
        }
    }

    /// Expects that none of these words is on the page.
    func seesNo(_ words: String..., at place: SourceLocation = #_sourceLocation) async throws {
        let (text, address) = (try await text(), try await address())
        for word in words where text.contains(word) {
            Issue.record("“\(word)” is on \(address):\n\(text)", sourceLocation: place)
        }
    }

    /// Loads the page again until the words are there: for what follows within a moment.
    func waits(for words: String, at place: SourceLocation = #_sourceLocation) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !(try await text().contains(words)) {
            guard ContinuousClock.now < deadline else { return try await sees(words, at: place) }
            try await pause()
            try await reload()
        }
    }

    /// A moment of the browser's own, so that asking again is not asking all the time.
    private func pause() async throws {
        let _: Bool = try await later("await new Promise(done => setTimeout(done, 250)); return true")
    }

    /// The newest file that was given to this browser, once it is whole.
    func download(named ending: String) async throws -> Data {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: downloads)) ?? []
            let isWhole = !names.contains { $0.hasSuffix(".crdownload") }
            if isWhole, let name = names.first(where: { $0.hasSuffix(ending) }),
                let data = FileManager.default.contents(atPath: "\(downloads)/\(name)")
            {
                return data
            }
            try await pause()
        }
        throw NotThere(description: "no file \(ending) came")
    }
}
