/// A browser of one person, and what a person does with it.
package struct Window: Sendable {
    let driver: Driver
    let session: String
    /// Where files go that it is given.
    package let downloads: String

    func ask<Value: Decodable>(_ method: String, _ path: String, _ body: JSON = [:]) async throws -> Value {
        try await driver.ask(method, "/session/\(session)" + path, body)
    }

    private func order(_ method: String, _ path: String, _ body: JSON = [:]) async throws {
        try await driver.tell(method, "/session/\(session)" + path, body)
    }

    package func close() async throws { try await order("DELETE", "") }

    // MARK: Going somewhere; each returns once the page has loaded

    package func go(to address: String) async throws { try await order("POST", "/url", ["url": .text(address)]) }
    package func back() async throws { try await order("POST", "/back") }
    package func reload() async throws { try await order("POST", "/refresh") }
    package func address() async throws -> String { try await ask("GET", "/url") }

    /// One of this browser's tabs.
    package struct Tab: Sendable { fileprivate let handle: String }

    /// Opens a further tab, which is looked at from now on.
    package func openTab() async throws -> Tab {
        struct Made: Decodable { let handle: String }
        let made: Made = try await ask("POST", "/window/new", ["type": "tab"])
        let tab = Tab(handle: made.handle)
        try await look(at: tab)
        return tab
    }

    package func tab() async throws -> Tab { Tab(handle: try await ask("GET", "/window")) }
    package func look(at tab: Tab) async throws {
        try await order("POST", "/window", ["handle": .text(tab.handle)])
    }

    // MARK: Looking

    /// Runs a script in the page: the body of a function whose arguments are `arguments`.
    package func run<Value: Decodable>(_ script: String, _ arguments: [JSON] = []) async throws -> Value {
        try await ask("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// The same, for a script that answers nothing.
    package func run(_ script: String, _ arguments: [JSON] = []) async throws {
        try await order("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// A script whose promise is awaited.
    package func later<Value: Decodable>(_ script: String, _ arguments: [JSON] = []) async throws -> Value {
        try await run("return (async () => {\(script)}).apply(null, arguments)", arguments)
    }

    /// Everything that can be read on the page, as a person sees it.
    package func text() async throws -> String { try await run("return document.body.innerText") }
    package func heading() async throws -> String {
        try await run("return document.querySelector('h1')?.innerText ?? ''")
    }

    /// What the browser complained of since it was asked last, such as breaches of the content security policy.
    package func complaints() async throws -> [String] {
        struct Entry: Decodable {
            let level: String
            let message: String
        }
        let entries: [Entry] = try await ask("POST", "/se/log", ["type": "browser"])
        return entries.map { "\($0.level): \($0.message)" }
    }

    // MARK: Acting

    /// A part of the page that was found.
    package struct Part: Sendable { let id: String }

    /// W3C's name of the field that holds an element's id.
    static let partKey = "element-6066-11e4-a52e-4f735466cecf"

    func part(_ script: String, _ arguments: [JSON]) async throws -> Part? {
        let found: [String: String]? = try await run(script, arguments)
        return found?[Self.partKey].map(Part.init)
    }

    package func click(_ part: Part) async throws { try await order("POST", "/element/\(part.id)/click") }
    package func clear(_ part: Part) async throws { try await order("POST", "/element/\(part.id)/clear") }
    package func type(_ text: String, into part: Part) async throws {
        try await order("POST", "/element/\(part.id)/value", ["text": .text(text)])
    }

    /// A key that types no letter. Its code is W3C's.
    package enum Key: String, Sendable {
        case tab = "\u{E004}"
        case enter = "\u{E007}"
        case space = " "
        case shift = "\u{E008}"
        case right = "\u{E014}"
    }

    /// Presses keys, one after the other, wherever the focus is.
    package func press(_ keys: [Key], times: Int = 1) async throws {
        try await strike((0..<times).flatMap { _ in keys.map(\.rawValue) })
    }

    /// Types wherever the focus is.
    package func type(_ text: String) async throws { try await strike(text.map(String.init)) }

    private func strike(_ keys: [String]) async throws {
        let strokes = keys.flatMap { key -> [JSON] in
            [["type": "keyDown", "value": .text(key)], ["type": "keyUp", "value": .text(key)]]
        }
        try await order("POST", "/actions", ["actions": [["type": "key", "id": "keys", "actions": .list(strokes)]]])
    }

    // MARK: The tools of developers

    /// A command of <https://chromedevtools.github.io/devtools-protocol/>.
    package func tool<Value: Decodable>(_ command: String, _ parameters: JSON = [:]) async throws -> Value {
        try await ask("POST", "/goog/cdp/execute", ["cmd": .text(command), "params": parameters])
    }

    package func tool(_ command: String, _ parameters: JSON = [:]) async throws {
        try await order("POST", "/goog/cdp/execute", ["cmd": .text(command), "params": parameters])
    }
}
