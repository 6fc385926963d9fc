/// Finding things by the words that a person reads on them.
extension Window {
    /// That nothing on the page has these words.
    package struct NotThere: Error, CustomStringConvertible {
        package let description: String
        package init(description: String) { self.description = description }
    }

    /// Shared by the scripts below: what can be seen, what it is called, and the smallest part around some words.
    private static let common = """
        const [words, around] = arguments;
        const plain = text => (text ?? '').trim().replace(/\\s+/g, ' ');
        const isSeen = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
        const parts = [...document.querySelectorAll('section, article, li, tr, fieldset, form, details')]
            .filter(e => around && plain(e.innerText).includes(around))
            .sort((a, b) => a.innerText.length - b.innerText.length);
        const scopes = around ? parts : [document];
        const first = (selector, name) => {
            for (const scope of scopes) {
                const all = [...scope.querySelectorAll(selector)];
                const found = all.find(e => name(e) === words) ?? all.find(e => name(e).startsWith(words));
                if (found) return found;
            }
            return null;
        };
        """

    /// A link or button with these words, in the smallest part of the page that also says `around`.
    package func find(_ words: String, near around: String = "") async throws -> Part {
        let script =
            Self.common + """
                return first('a[href], button, summary',
                    e => isSeen(e) ? plain(e.getAttribute('aria-label') ?? e.innerText) : '\\0');
                """
        guard let part = try await part(script, [.text(words), .text(around)]) else {
            let address = try await address()
            throw NotThere(description: "no link or button says “\(words)” on \(address):\n\(try await text())")
        }
        return part
    }

    /// The control that this label stands for.
    package func field(_ label: String, near around: String = "") async throws -> Part {
        let script =
            Self.common + """
                const own = l => [...l.childNodes].map(n => n.nodeType === 3 ? n.data : '').join('');
                return first('label', l => l.control && isSeen(l) ? plain(own(l)) : '\\0')?.control ?? null;
                """
        guard let part = try await part(script, [.text(label), .text(around)]) else {
            throw NotThere(description: "no field is called “\(label)” on \(try await address()):\n\(try await text())")
        }
        return part
    }

    /// Presses a link, button or summary. Where that leads to another page, it returns once that has loaded.
    package func press(_ words: String, near around: String = "") async throws {
        let part = try await find(words, near: around)
        let leads: Bool = try await run(
            """
            const part = arguments[0];
            document.documentElement.dataset.left = 'yes';
            return part.localName === 'a' ? !part.getAttribute('href').startsWith('#')
                : part.type === 'submit' && part.form?.checkValidity() === true;
            """, [reference(part)])
        do { try await click(part) } catch {
            throw NotThere(description: "“\(words)” can't be pressed on \(try await address()): \(error)")
        }
        if leads { try await arrive() }
    }

    /// Presses a link or button that gives a file: the page stays.
    package func take(_ words: String) async throws { try await click(try await find(words)) }

    /// Waits for the page after the one that was left.
    private func arrive() async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let script = "return !document.documentElement.dataset.left && document.readyState === 'complete'"
            // Between two pages there is none to ask.
            if let isThere: Bool = try? await run(script), isThere { return }
        }
        throw NotThere(description: "no page followed \(try await address()):\n\(try await text())")
    }

    /// Ticks a box or chooses one of several.
    package func tick(_ label: String, near around: String = "") async throws {
        let part = try await field(label, near: around)
        let isTicked: Bool = try await run("return arguments[0].checked", [reference(part)])
        if !isTicked { try await click(part) }
    }

    /// Fills a field by typing; a day is given as `2026-11-23`, an entry of a list by its words.
    package func fill(_ label: String, _ text: String, near around: String = "") async throws {
        let part = try await field(label, near: around)
        let kind: String = try await run("return arguments[0].localName + ' ' + arguments[0].type", [reference(part)])
        switch kind {
        case "input date": try await typeDay(text, into: part)
        case let kind where kind.hasPrefix("select"): try await choose(text, in: part)
        default:
            try await clear(part)
            try await type(text, into: part)
        }
    }

    /// What stands in a field.
    package func value(_ label: String, near around: String = "") async throws -> String {
        try await run("return arguments[0].value", [reference(try await field(label, near: around))])
    }

    private func choose(_ words: String, in list: Part) async throws {
        let script = "return [...arguments[0].options].find(o => o.text.trim() === arguments[1]) ?? null"
        guard let option = try await part(script, [reference(list), .text(words)]) else {
            throw NotThere(description: "the list has no “\(words)”")
        }
        try await click(option)
    }

    /// A day is typed part by part, in the order of the browser's own language.
    private func typeDay(_ day: String, into part: Part) async throws {
        let parts = day.split(separator: "-").map(String.init)
        guard parts.count == 3 else { throw NotThere(description: "“\(day)” is no day") }
        let (year, month, date) = (parts[0], parts[1], parts[2])
        for keys in [month + date + year, year + Key.right.rawValue + month + date] {
            try await clear(part)
            try await type(keys, into: part)
            let typed: String = try await run("return arguments[0].value", [reference(part)])
            if typed == day { return }
        }
        throw NotThere(description: "the browser does not take \(day)")
    }

    func reference(_ part: Part) -> JSON { [Self.partKey: .text(part.id)] }
}
