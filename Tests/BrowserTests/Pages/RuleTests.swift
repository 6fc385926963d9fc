import AsyncHTTPClient
import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("The rules for pages themselves")
    struct RuleTests {
        /// A page, as an address that needs no server.
        private func address(_ body: String) -> String {
            let page = """
                <!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Page</title><style>:focus { outline: 3px solid blue }</style>
                <body><main><h1>Page</h1>\(body)</main></html>
                """
            return "data:text/html;charset=utf-8;base64," + Data(page.utf8).base64EncodedString()
        }

        @Test("a page that breaks a rule is found, and one that breaks none is not")
        func findsWhatIsBad() async throws {
            let http = HTTPClient(eventLoopGroupProvider: .singleton)
            let chromium = try Chromium.start(over: http)
            let result: Result<Void, any Error>
            do { result = .success(try await look(try await chromium.open())) } catch { result = .failure(error) }
            chromium.stop()
            try await http.shutdown()
            try result.get()
        }

        private func look(_ window: Window) async throws {
            let good = "<a href=\"#\">Skip</a> <button>One</button> <input type=\"date\" aria-label=\"Day\">"
            let bad: [(PageRule, String)] = [
                (.accessible, good + "<p style=\"color:#bbb\">Pale</p>"), (.accessible, good + "<input>"),
                (.narrow, good + "<p style=\"width:400px\">Wide</p>"),
                (.keyboard, good + "<style>:focus{outline:none!important}</style>"),
                (.keyboard, good + "<button tabindex=\"1\">Ahead</button>"),
                (.keyboard, good + "<button onfocus=\"this.blur()\">Fleeing</button>"),
                (
                    .keyboard,
                    good + "<button id=\"trap\">Trap</button><script>trap.onkeydown = e => e.preventDefault()</script>"
                ),
                (.small, good + "<p hidden>" + String(repeating: "a", count: 70_000) + "</p>"),
                (.silent, good + "<script>console.error('oh')</script>"),
            ]
            let inspector = try Inspector.ready()
            try await window.go(to: address(good))
            let faults = try await inspector.faults(of: window).filter { !$0.value.isEmpty }
            #expect(faults == [:])
            for (rule, body) in bad {
                try await window.go(to: address(body))
                let faults = try await inspector.faults(of: window)
                #expect(faults[rule]?.isEmpty == false, "\(rule) does not see \(body.suffix(80))")
            }
        }
    }
}
