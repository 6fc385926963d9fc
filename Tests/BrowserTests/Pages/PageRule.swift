import Chromium
import Foundation

/// What holds for every page.
enum PageRule: String, CaseIterable, Sendable {
    /// axe-core finds no breach of WCAG 2.2 AA, on a phone and on a desk, in light and dark, with everything unfolded.
    case accessible
    /// At 320 px, which is a desk's screen at 400 %, nothing has to be moved sideways to be read (WCAG 1.4.10).
    case narrow
    /// Tab alone reaches everything, in order, with a focus that can be seen, and comes out again (2.1.1, 2.1.2, 2.4.3,
    /// 2.4.7).
    case keyboard
    /// Less than 60 KB came over the line, without what the browser keeps.
    case small
    /// The browser complains of nothing: no script or style that our policy forbids, nothing missing.
    case silent
}

/// Looks at a page by all rules.
struct Inspector: Sendable {
    let axe: String

    /// axe-core as `make` has put it beside what is built.
    static func ready() throws -> Inspector {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        guard let script = try? String(contentsOfFile: root + "/.build/axe/axe.min.js", encoding: .utf8) else {
            throw Chromium.Missing(description: "axe-core is not there: make browser installs it")
        }
        return Inspector(axe: script)
    }

    /// - Returns: each fault, by the rule that it breaks.
    func faults(of window: Window) async throws -> [PageRule: [String]] {
        var faults: [PageRule: [String]] = [:]
        faults[.silent] = try await complaints(window)
        faults[.small] = try await weight(window)
        try await window.use(Screen(1280))
        // It comes later than the page, and brings stops of its own.
        try await window.drawsMap()
        faults[.keyboard] = try await KeyboardWalk.faults(of: window)
        try await window.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
        try await window.run(axe)
        for screen in [Screen(360), Screen(1280, isDark: true)] {
            try await window.use(screen)
            faults[.accessible, default: []] += try await breaches(window).map { "\(screen): \($0)" }
        }
        // What is left depends on nothing but colours.
        for screen in [Screen(360, isDark: true), Screen(1280)] {
            try await window.use(screen)
            let pale = try await breaches(window, "{type: 'rule', values: ['color-contrast']}")
            faults[.accessible, default: []] += pale.map { "\(screen): \($0)" }
        }
        faults[.narrow] = try await wideParts(window)
        return faults
    }

    /// The same of another language's words, which are longer or shorter and make other lines.
    ///
    /// - Parameter isWhole: whether axe-core looks too.
    func wordFaults(of window: Window, isWhole: Bool) async throws -> [PageRule: [String]] {
        try await window.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
        guard isWhole else { return [.narrow: try await wideParts(window)] }
        try await window.run(axe)
        try await window.use(Screen(360))
        return [.accessible: try await breaches(window), .narrow: try await wideParts(window)]
    }

    private static let everything = """
        {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}
        """

    private func breaches(_ window: Window, _ rules: String = Self.everything) async throws -> [String] {
        try await window.later(
            """
            const found = await axe.run(document, {runOnly: \(rules), resultTypes: ['violations'], preload: false});
            const words = (rule, node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`;
            return found.violations.flatMap(rule => rule.nodes.map(node => words(rule, node)));
            """)
    }

    private func wideParts(_ window: Window) async throws -> [String] {
        try await window.use(Screen(320))
        return try await window.run(
            """
            if (document.documentElement.scrollWidth <= 320) return [];
            const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 320.5);
            return ['scrolls sideways: ' + wide.slice(-3).map(e => e.outerHTML.slice(0, 100)).join(' ')];
            """)
    }

    /// The style is kept for a year after the first page; a first visit loads both.
    private func weight(_ window: Window) async throws -> [String] {
        let bytes: Int = try await window.run(
            """
            // The map's library comes once, and on a phone only when somebody wants to see the map.
            const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(e => !e.name.includes('leaflet'));
            return loaded.reduce((sum, e) => sum + Math.max(e.transferSize, e.encodedBodySize + 300), 0);
            """)
        return bytes < 60_000 ? [] : ["\(bytes) bytes"]
    }

    /// A status that our own page carries is no complaint.
    private func complaints(_ window: Window) async throws -> [String] {
        try await window.complaints().filter { !$0.contains("Failed to load resource: the server responded with a") }
    }
}
