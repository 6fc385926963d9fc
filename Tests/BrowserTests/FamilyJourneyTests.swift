import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("A family in a real browser")
    struct FamilyJourneyTests {
        @Test("registers, has twins, sees its year, mutes, shares with a grandmother, takes its file, and is forgotten")
        func whole() async throws {
            try await House.open { house in
                let mother = try await house.friend("はなえ")
                try await house.signIn(mother, as: "はなえ")
                try await mother.sees("ご家族の登録", "情報の使い方")
                try await house.register(mother, due: "2026-12-20")
                try await mother.sees("横浜市中区", "出産予定日 2026年12月20日")
                try await haveTwins(mother)
                try await lookAtTheYear(mother)
                try house.order("deliver")
                try await mute(mother)
                let grandmother = try await house.friend("ばあば")
                try await share(mother, with: grandmother, in: house)
                try await takeFile(mother)
                try await forget(mother, in: house)
                // The grandmother keeps what was hers: her own registration, and nothing of the family.
                try await grandmother.go(to: house.address + "/r/held")
                try await grandmother.sees("お預かりしている内容")
            }
        }

        private func haveTwins(_ window: Window) async throws {
            try await window.press("生まれました", near: "出産予定日 2026年12月20日")
            try await window.fill("生年月日", "2026-11-20", near: "この日に生まれたお子さまの人数")
            try await window.fill("この日に生まれたお子さまの人数", "2人（ふたご）")
            try await window.press("記録する", near: "この日に生まれたお子さまの人数")
            try await window.sees("記録しました。")
            try await window.seesNo("出産予定日 2026年12月20日")
            let born: Int = try await window.run(
                "return [...document.querySelectorAll('h3 time')].filter(t => t.dateTime === '2026-11-20').length")
            #expect(born == 2)
        }

        private func lookAtTheYear(_ window: Window) async throws {
            try await window.press("予定")
            try await window.sees("これから届く予定", "2027年1月", "3～4か月児健診")
        }

        private func mute(_ window: Window) async throws {
            try await window.press("お知らせ")
            try await window.waits(for: "出生届")
            try await window.press("なぜ届きましたか")
            try await window.sees("内容", "もとにした登録", "お子さま1")
            try await window.press("この内容を受け取らない")
            try await window.press("なぜ届きましたか")
            try await window.sees("この内容は受け取らない設定です。")
            try await window.press("設定")
            let ticked: Bool = try await window.run("return document.querySelector('[value=benefit]').checked")
            #expect(!ticked)
        }

        private func share(_ mother: Window, with grandmother: Window, in house: House) async throws {
            try await mother.press("そのほか")
            try await mother.press("家族とのつながり")
            try await mother.tick("祖父母など")
            try await mother.press("リンクをつくる")
            try await mother.sees("リンクができました", "この画面に一度だけ表示します")
            let link = try await mother.value("お渡しするリンク")
            let path = String(link.dropFirst(house.address.count))
            try await house.signIn(grandmother, as: "ばあば", at: path)
            try await grandmother.sees("お子さまの共有", "祖父母などとして", "お子さまの生年月日または出産予定日")
            // Nothing is shared before she agrees herself.
            try await grandmother.press("つながる")
            try await grandmother.sees("はじめに、情報の使い方への同意をお願いします。")
            try await grandmother.tick("情報の使い方に同意します")
            try await grandmother.press("つながる")
            try await grandmother.sees("つながりました")
            try await grandmother.press("家族")
            try await grandmother.waits(for: "2026年11月20日")
            try await mother.go(to: house.address + "/r/links")
            try await mother.sees("いまのつながり", "祖父母など")
            // Who has the link now, has nothing.
            try await mother.go(to: link)
            try await mother.sees("このリンクは使えません")
        }

        private func takeFile(_ window: Window) async throws {
            try await window.press("そのほか")
            try await window.press("お預かりしている内容")
            try await window.sees("登録番号", "横浜市中区")
            try await window.take("すべてをファイルで受け取る")
            let file = try await window.download(named: ".json")
            let held = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
            let text = String(decoding: file, as: UTF8.self)
            #expect(text.contains("2026-11-20"))
            #expect((held["messages"] as? [Any])?.isEmpty == false)
        }

        private func forget(_ window: Window, in house: House) async throws {
            try await window.tick("終了してよい")
            try await window.press("登録を終了する", near: "終了してよい")
            try await window.sees("子育てのページに入る")
            for path in ["/r", "/r/children", "/r/held"] {
                try await window.go(to: house.address + path)
                try await window.sees("LINEで入る")
                try await window.seesNo("横浜市中区")
            }
            // Nor does the back button bring it back.
            try await window.back()
            try await window.back()
            try await window.seesNo("横浜市中区", "2026年11月20日")
        }
    }
}

/// One after the other: each has a browser of its own, and this machine's two cores.
@Suite("Journeys in Debian's Chromium", .serialized)
enum Journeys {}
