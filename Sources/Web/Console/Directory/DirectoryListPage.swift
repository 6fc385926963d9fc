import Calendar
import Events
import Foundation
import Hummingbird
import Projections

/// What an office publishes of one kind, to be looked through.
struct DirectoryListPage: ConsolePage {
    static let template = "console.directory-list"
    static let room = ConsoleRoom.places
    let tabs: [StaffBar.Link]
    let heading: String
    let path: String
    let new: String
    let done: String?
    let words: String
    let offices: [OfficeChoice]
    let hasOffices: Bool
    /// What to look for: what is missing, or what is not shown any more.
    let filters: [Filter]
    let lines: [Line]
    let hasLines: Bool
    let found: String
    /// The address of the next page.
    let more: String?

    struct Filter: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Line: Sendable {
        let path: String
        let name: String
        let what: String
        let whereOrWhen: String
        let checkedOn: String
        let isOld: Bool
        let tags: [String]
        /// What is looked for in words, where nobody else did.
        var text = ""
    }

    /// What somebody looks for.
    struct Question: Sendable {
        let words: String
        let filter: String
        let page: Int

        init(_ request: Request) {
            let query = request.uri.queryParameters
            words = Typed.plain(String((query["q"].map(String.init) ?? "").replacing("+", with: " ").prefix(100)))
            filter = query["show"].map(String.init) ?? ""
            page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), 10_000)
        }

        var terms: [String] { words.split(whereSeparator: \.isWhitespace).prefix(8).map(String.init) }
        var start: Int { (page - 1) * DirectoryListPage.perPage }

        /// The lines of the page among all, and how many there are that have all of the words, in any width and kana.
        func found(among all: [Line]) -> (lines: [Line], count: Int) {
            let terms = terms.map(Self.folded)
            let matching = all.filter { line in
                let text = Self.folded(line.text)
                return terms.allSatisfy { text.contains($0) }
            }
            return (Array(matching.dropFirst(start).prefix(DirectoryListPage.perPage)), matching.count)
        }

        static func folded(_ text: String) -> String {
            let folded = Typed.folded(text).lowercased()
            return folded.applyingTransform(.hiraganaToKatakana, reverse: false) ?? folded
        }
    }

    static let perPage = 50

    init(
        _ room: DirectoryRoom, path: String, heading: TextName, done: String?, _ question: Question, office: OfficeID,
        offices: [OfficeChoice], filters: [(value: String, title: String)],
        found: (lines: [Line], count: Int)
    ) {
        let say = room.say
        tabs = room.tabs(path)
        self.heading = say(heading)
        self.path = path
        new = path + "/new"
        self.done = done
        words = question.words
        self.offices = offices
        hasOffices = offices.count > 1
        self.filters = filters.map { Filter(value: $0.value, title: $0.title, isChosen: $0.value == question.filter) }
        lines = found.lines
        hasLines = !found.lines.isEmpty
        self.found = say("console-places.found", ["count": "\(found.count)"])
        var address = URLComponents()
        address.path = path
        address.queryItems = [
            URLQueryItem(name: "q", value: question.words), URLQueryItem(name: "show", value: question.filter),
            URLQueryItem(name: "office", value: office.description),
            URLQueryItem(name: "page", value: "\(question.page + 1)"),
        ]
        more = question.start + found.lines.count < found.count ? address.string : nil
    }
}
