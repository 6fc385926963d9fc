import Calendar
import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("The pages by keyboard alone")
    struct KeyboardTests {
        private func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

        /// Presses Tab until the control with this label has the focus.
        private func tab(_ window: Window, to label: String) async throws {
            for _ in 0..<80 {
                try await window.press([.tab])
                let name: String = try await window.run(
                    """
                    const focus = document.activeElement;
                    return (focus.getAttribute('aria-label') ?? focus.labels?.[0]?.innerText ?? focus.innerText ?? '')
                        .trim();
                    """)
                if name.hasPrefix(label) { return }
            }
            throw Window.NotThere(description: "Tab does not come to “\(label)”")
        }

        @Test("a family skips to the content, registers and sends the form with Enter")
        func family() async throws {
            try await House.open { house in
                let window = try await house.friend("きい")
                try await house.signIn(window, as: "きい")
                try await window.press([.tab])
                let skip: String = try await window.run("return document.activeElement.innerText")
                #expect(skip == "本文へ")
                try await window.press([.enter])
                try await window.press([.tab])
                let isInside: Bool = try await window.run(
                    "return document.querySelector('main').contains(document.activeElement)")
                #expect(isInside)
                try await window.reload()
                try await tab(window, to: "情報の使い方に同意します")
                try await window.press([.space])
                try await tab(window, to: "または郵便番号")
                try await window.type("231-0005")
                try await tab(window, to: "お子さまの生年月日 1")
                try await window.type(day: try date("2026-09-01"))
                try await tab(window, to: "登録する")
                try await window.press([.enter])
                try await window.sees("記録しました。", "横浜市中区", "2026年9月1日")
            }
        }

        @Test("an officer signs in and changes a date without a mouse")
        func officer() async throws {
            try await House.open { house in
                try house.order("office", "open", "city:14382")
                let (window, phone) = try await house.staff(
                    "箱根 花子", office: "city:14382", role: "author", signIn: "hanako")
                try house.pass(.seconds(3_600))
                try await window.go(to: house.address + "/console/dates/143821")
                try await tab(window, to: "サインイン名")
                try await window.type("hanako")
                try await window.press([.tab])
                try await window.type(House.password)
                try await window.press([.tab])
                try await window.type(phone.code(at: house.now.milliseconds))
                try await window.press([.enter])
                try await window.sees("足柄下郡箱根町の日程")
                try await tab(window, to: "日付")
                try await window.type(day: try date("2026-12-18"))
                try await tab(window, to: "根拠")
                try await window.type("広報はこね11月号")
                try await window.press([.enter])
                try await window.sees("保存しました。", "2026年12月18日")
            }
        }
    }
}
