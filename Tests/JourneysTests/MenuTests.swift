import App
import Events
import Foundation
import Programs
import Reactions
import Testing

/// The menu below the chat, over HTTP.
@Suite("The rich menu")
struct MenuTests {
    @Test("is published once, also over restarts; each family sees its own language's, and a tap on it is answered")
    func publishedOnce() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                let japanese = try await stage.menu(of: phone, until: { $0 != nil })
                #expect(japanese?.name == FamilyRichMenu.name(in: .japanese))
                try await phone.tapMenu("相談する")
                try await stage.line.idle()
                #expect(try await phone.received().last?.text.contains("相談できるところ") == true)

                try await stage.register(phone, born: [Stage.firstDay])
                for data in ["show:menu", "show:other", "show:languages", "speak:en"] {
                    try await phone.press(data)
                    try await stage.line.idle()
                }
                let english = try await stage.menu(of: phone, until: { $0?.name != japanese?.name })
                #expect(english?.name == FamilyRichMenu.name(in: .english))
                try await phone.tapMenu("Get advice")
                try await stage.line.idle()
                #expect(try await phone.received().last?.text.contains("119") == true)
                let other = try await stage.friend("別の家族")
                #expect(try await stage.menu(of: other, until: { $0 != nil })?.id == japanese?.id)
            }
            let first = try await stage.line.counts().statuses
            #expect(first["richmenu/create"] == ["200": 3] && first["richmenu/content"] == ["200": 3])
            let looks = first["richmenu/list"]?["200"] ?? 0
            try await stage.serving { _ in
                // It has looked whether LINE still holds them.
                try await stage.wait { ($0["richmenu/list"]?["200"] ?? 0) > looks }
                try await stage.line.idle()
            }
            let second = try await stage.line.counts().statuses
            #expect(second["richmenu/create"] == ["200": 3] && second["richmenu/delete"] == nil)
        }
    }

    @Test("waits for LINE without holding up the chat, and is there later")
    func failingLINE() async throws {
        try await Stage.run { stage in
            try await stage.line.order("POST", "faults", ["fault": "status-500", "endpoint": "richmenu/create"])
            try await stage.serving { _ in
                let phone = try await stage.friend()
                #expect(try await !phone.received().isEmpty)
                #expect(try await stage.menu(of: phone, until: { $0 != nil }) != nil)
            }
            #expect(try await stage.line.counts().statuses["richmenu/create"] == ["200": 3, "500": 1])
        }
    }
}

extension Stage {
    struct Menu: Equatable {
        let id: String
        let name: String
    }

    /// The menu that a phone shows, once it is as wanted; after twenty seconds as it is.
    func menu(of phone: Phone, until isWanted: (Menu?) -> Bool) async throws -> Menu? {
        let deadline = ContinuousClock.now + .seconds(20)
        while true {
            let data = try await line.order("GET", "users/\(phone.userID)/chat?after=1000000000")
            let chat = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            let shown = chat?["richMenu"] as? [String: Any]
            let menu = shown.flatMap { shown in
                (shown["richMenuId"] as? String).map { Menu(id: $0, name: shown["name"] as? String ?? "") }
            }
            if isWanted(menu) || ContinuousClock.now > deadline { return menu }
            try await line.idle(quiet: .milliseconds(50))
        }
    }

    /// Returns once LINE has answered as wanted.
    func wait(_ isThere: ([String: [String: Int]]) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isThere(line.counts().statuses) {
            guard ContinuousClock.now < deadline else { throw SimulatedLINE.Trouble("LINE was not asked") }
            try await line.idle(quiet: .milliseconds(50))
        }
    }
}

extension Phone {
    /// Taps the area of the rich menu that has this label.
    fileprivate func tapMenu(_ label: String) async throws {
        try await line.order("POST", "users/\(userID)/tap", ["on": "menu", "label": label])
    }
}
