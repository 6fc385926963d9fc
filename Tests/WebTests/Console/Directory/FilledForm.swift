import Foundation

@testable import Web

extension Browser.Answer {
    /// The first form of the page with this action as a browser would send it, with some fields typed over.
    func form(_ action: String, _ typed: [String: String] = [:]) -> [(String, String)] {
        guard let start = text.range(of: "<form method=\"post\" action=\"\(action)\""),
            let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
        else { return [] }
        let part = text[start.upperBound..<end.lowerBound]
        var fields: [(String, String)] = []
        for match in part.matches(of: /<input [^>]*>/) {
            guard let name = Self.attribute("name", of: match.0) else { continue }
            let type = Self.attribute("type", of: match.0)
            if type == "radio" || type == "checkbox", !match.0.contains(" checked") { continue }
            fields.append((name, Self.attribute("value", of: match.0) ?? ""))
        }
        for match in part.matches(of: /(?s)<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)<\/textarea>/) {
            fields.append((String(match.1), Self.plain(String(match.2))))
        }
        for match in part.matches(of: /(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/) {
            let chosen = match.2.firstMatch(of: /<option value="([^"]*)" selected>/).map { String($0.1) }
            fields.append((String(match.1), chosen ?? ""))
        }
        let known = Set(fields.map(\.0))
        return fields.map { ($0.0, typed[$0.0] ?? $0.1) } + typed.filter { !known.contains($0.key) }.map { ($0, $1) }
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return plain(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
