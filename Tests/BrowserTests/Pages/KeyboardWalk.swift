import Chromium

/// Goes through a page with the Tab key alone.
enum KeyboardWalk {
    /// What had the focus: the number of the control in the document, and whether that could be seen.
    private struct Step: Decodable {
        let number: Int
        let name: String
        let isDrawn: Bool
    }

    private struct Plan: Decodable {
        let names: [String]
        /// Of a group of which one is chosen, Tab reaches one.
        let groups: [String?]
    }

    /// Notes each control that the focus comes to, and how it is drawn.
    private static let note = """
        const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility())
        const name = e => `${e.localName} “${(e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText
            ?? '').trim().slice(0, 40)}”`;
        window.walk = [];
        document.activeElement?.blur();
        document.addEventListener('focusin', ({target}) => {
            const style = getComputedStyle(target);
            const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const box = target.getBoundingClientRect();
            const isThere = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth;
            window.walk.push({
                number: controls.indexOf(target), name: name(target),
                isDrawn: isThere && (outline || style.boxShadow !== 'none')
            });
        });
        return {names: controls.map(name), groups: controls.map(e => e.type === 'radio' ? e.name : null)};
        """

    static func faults(of window: Window) async throws -> [String] {
        let plan: Plan = try await window.run(note)
        var steps: [Step] = []
        // Dates and times are several stops for one control.
        for _ in 0..<(4 + plan.names.count / 4) {
            try await window.press([.tab], times: 20)
            steps = try await window.run("return window.walk")
            if hasComeRound(steps) { break }
        }
        guard hasComeRound(steps) else { return ["Tab never comes out again: \(steps.suffix(3).map(\.name))"] }
        let round = steps.prefix(1) + steps.dropFirst().prefix { $0.number != steps[0].number }
        var faults = round.filter { !$0.isDrawn }.map { "the focus on \($0.name) can't be seen" }
        for (one, next) in zip(round, round.dropFirst()) where next.number <= one.number {
            faults.append("from \(one.name) Tab goes back to \(next.name)")
        }
        let reached = Set(round.map(\.number))
        let reachedGroups = Set(reached.compactMap { $0 >= 0 ? plan.groups[$0] : nil })
        for (number, name) in plan.names.enumerated() where !reached.contains(number) {
            if let group = plan.groups[number], reachedGroups.contains(group) { continue }
            faults.append("Tab does not reach \(name)")
        }
        if round.first?.number != 0 { faults.append("the first stop is not the way to the content") }
        return faults
    }

    private static func hasComeRound(_ steps: [Step]) -> Bool {
        steps.dropFirst().contains { $0.number == steps[0].number }
    }
}
