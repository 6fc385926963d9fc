import Calendar
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

    /// Waits for the map where the page has one and the screen is wide enough for it.
    func drawsMap() async throws {
        let _: Bool = try await later(
            """
            const box = document.querySelector('[data-lat]') && document.getElementById('map');
            const isDue = () => box && matchMedia('(min-width: 60rem)').matches && !box.querySelector('.pin');
            for (const end = Date.now() + 5000; isDue() && Date.now() < end;) {
                await new Promise(done => setTimeout(done, 50));
            }
            return true;
            """)
    }

    /// Types a day into a field that has the focus, in the order in which this browser asks for its parts.
    func type(day: CivilDate) async throws {
        let order: [String] = try await run(
            """
            return new Intl.DateTimeFormat().formatToParts(new Date()).map(part => part.type)
                .filter(type => ['year', 'month', 'day'].includes(type));
            """)
        let (year, month, number) = day.parts
        let digits = ["year": year, "month": month, "day": number].mapValues { ($0 < 10 ? "0" : "") + "\($0)" }
        for (place, part) in order.enumerated() {
            try await type(digits[part] ?? "")
            // A year may go on; the others are full with their second digit.
            if part == "year", place < order.count - 1 { try await press([.right]) }
        }
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
