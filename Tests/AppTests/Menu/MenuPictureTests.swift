import Crypto
import Events
import Foundation
import LINE
import Reactions
import Testing

@testable import App

@Suite("The pictures of the rich menu")
struct MenuPictureTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let source = root.appending(path: "Tools/rich-menu/menu.html")

    @Test("are PNGs with a palette, in the menu's size, and small", arguments: Language.allCases)
    func form(language: Language) throws {
        let picture = try #require(try FamilyMenus.pictures()[language])
        let size = FamilyRichMenu.menu(in: language).size
        #expect(picture.count < 300_000)
        #expect(Array(picture.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(String(decoding: picture[12..<16], as: UTF8.self) == "IHDR")
        func number(at place: Int) -> Int { picture[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(at: 16) == size.width && number(at: 20) == size.height)
        #expect(picture[25] == 3, "colour type 3 is a palette")
    }

    @Test("were drawn from the drawing as it is now")
    func drawnFromSource() throws {
        let drawn = Self.root.appending(path: "Sources/App/Content/rich-menu/drawn-from.txt")
        let digest = SHA256.hash(data: try Data(contentsOf: Self.source)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let noted = try String(contentsOf: drawn, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(noted == digest.joined(), "draw them again with Tools/rich-menu/draw")
    }

    @Test("show the words of the menu, each where it is tapped", arguments: Language.allCases)
    func words(language: Language) throws {
        let html = try String(contentsOf: Self.source, encoding: .utf8)
        let section = try #require(
            html.components(separatedBy: "<section ").first { $0.hasPrefix("id=\"\(language.rawValue)\"") })
        let drawn = section.matches(of: /data-tap="([^"]+)".*?<b>(.+?)<\/b>/).map { match in
            (String(match.1), Self.spoken(String(match.2)))
        }
        let entries = FamilyRichMenu.entries(in: language)
        #expect(drawn.map(\.0) == entries.map(\.tap.data))
        #expect(drawn.map(\.1) == entries.map(\.title))
    }

    /// A label as the chat writes it: `<ruby>知<rt>し</rt></ruby>` is 知(し), and lines are joined.
    private static func spoken(_ label: String) -> String {
        label.replacing("<rt>", with: "(").replacing("</rt>", with: ")").replacing(/<[^>]*>/, with: "")
    }

    @Test("divide the picture as the menu's areas do")
    func areas() throws {
        let html = try String(contentsOf: Self.source, encoding: .utf8)
        func tracks(_ name: String) throws -> [Int] {
            let line = try #require(html.firstMatch(of: try Regex(name + #": ([^;]+);"#)))
            return String(line.output[1].substring ?? "").matches(of: /(\d+)px/).compactMap { Int($0.1) }
        }
        let columns = try tracks("grid-template-columns")
        let rows = try tracks("grid-template-rows")
        for language in Language.allCases {
            let menu = FamilyRichMenu.menu(in: language)
            var drawn: [RichMenu.Bounds] = []
            for (row, height) in rows.enumerated() {
                for (column, width) in columns.enumerated() {
                    drawn.append(
                        RichMenu.Bounds(
                            x: columns.prefix(column).reduce(0, +), y: rows.prefix(row).reduce(0, +), width: width,
                            height: height))
                }
            }
            #expect(menu.areas.map(\.bounds) == drawn)
            #expect(columns.reduce(0, +) == menu.size.width && rows.reduce(0, +) == menu.size.height)
        }
    }
}
