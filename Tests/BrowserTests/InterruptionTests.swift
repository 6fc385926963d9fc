import Chromium
import Testing

extension Journeys {
    @Suite("Forms in a browser that is interrupted")
    struct InterruptionTests {
        /// How many children the family's page names.
        private func children(_ window: Window) async throws -> Int {
            try await window.run("return document.querySelectorAll('section.card').length")
        }

        @Test("sent from two tabs, a form makes nothing twice, and the second tab is told how things stand")
        func twoTabs() async throws {
            try await House.open { house in
                let window = try await house.friend("みのり")
                try await house.signIn(window, as: "みのり")
                let first = try await window.tab()
                try await house.register(window, born: "2026-09-01")
                try await window.press("お子さま・妊娠の登録を追加")
                try await window.fill("生年月日", "2024-05-05", near: "この日に生まれたお子さまの人数")
                _ = try await window.openTab()
                try await window.go(to: house.address + "/r/children")
                try await window.press("お子さま・妊娠の登録を追加")
                try await window.fill("生年月日", "2024-05-05", near: "この日に生まれたお子さまの人数")
                try await window.press("記録する", near: "この日に生まれたお子さまの人数")
                #expect(try await children(window) == 2)
                try await window.look(at: first)
                try await window.press("記録する", near: "この日に生まれたお子さまの人数")
                #expect(try await children(window) == 2)
                try await window.sees("2024年5月5日")
            }
        }

        @Test("sent again after the back button, a form makes nothing twice")
        func backButton() async throws {
            try await House.open { house in
                let window = try await house.friend("あおい")
                try await house.signIn(window, as: "あおい")
                try await house.register(window, born: "2026-09-01")
                try await window.press("お子さま・妊娠の登録を追加")
                try await window.fill("出産予定日", "2027-03-01")
                try await window.press("記録する", near: "この日に生まれたお子さまの人数")
                #expect(try await children(window) == 2)
                try await window.back()
                if try await window.text().contains("出産予定日\n") == false {
                    try await window.press("お子さま・妊娠の登録を追加")
                }
                try await window.fill("生年月日", "2026-09-01", near: "この日に生まれたお子さまの人数")
                try await window.press("記録する", near: "この日に生まれたお子さまの人数")
                #expect(try await children(window) == 2)
                // A link to pass on is made once, however often its page is gone back to.
                try await window.go(to: house.address + "/r/links")
                try await window.tick("祖父母など")
                try await window.press("リンクをつくる")
                try await window.sees("リンクができました")
                try await window.back()
                try await window.sees("家族とのつながり")
                try await window.go(to: house.address + "/r/links")
                let offers: Int = try await window.run(
                    "return document.querySelectorAll('form[action$=withdraw]').length")
                #expect(offers == 1)
            }
        }

        @Test("while the service is away nothing typed is lost, and the sign-in holds when it is back")
        func awayInMidForm() async throws {
            try await House.open { house in
                let window = try await house.friend("こはる")
                try await house.signIn(window, as: "こはる")
                try await window.tick("情報の使い方に同意します")
                try await window.fill("または郵便番号・市区町村名を入れる", "231-0005")
                try await window.fill("お子さまの生年月日 1", "2026-09-01")
                house.kill()
                try await window.press("登録する")
                try await window.seesNo("記録しました。")
                try house.serve()
                // What a person does on the browser's own page of failure: load it again, and the form is sent once.
                try await window.reload()
                try await window.sees("記録しました。", "2026年9月1日", "横浜市中区")
                #expect(try await children(window) == 1)
            }
        }
    }
}
