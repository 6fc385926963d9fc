/// One thing that a page is told while it is open, in the form of server-sent events.
///
/// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
package struct LiveEvent: Sendable, Equatable {
    /// What a browser names when it comes again, so that it misses nothing; nil leaves the last one.
    package let id: String?
    /// What the page listens for.
    package let name: String
    package let data: String

    package init(id: String? = nil, name: String, data: String) {
        self.id = id
        self.name = name
        self.data = data
    }

    /// As it is sent. A line break in id or name would begin another field, so they end there.
    var text: String {
        var text = id.map { "id: \(Self.firstLine($0))\n" } ?? ""
        text += "event: \(Self.firstLine(name))\n"
        let data = data.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        for line in data.split(separator: "\n", omittingEmptySubsequences: false) { text += "data: \(line)\n" }
        return text + "\n"
    }

    private static func firstLine(_ text: String) -> String {
        String(text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" && $0 != "\0" })
    }
}
