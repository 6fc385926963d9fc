import App
import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("The families' door in a real browser")
    struct DoorTests {
        @Test("a recovery code brings a registration to another LINE account, and the phone that was lost is out")
        func recovery() async throws {
            try await House.open { house in
                let old = try await house.friend("まえのLINE")
                try await house.signIn(old, as: "まえのLINE")
                try await house.register(old, born: "2026-09-01")
                try await old.press("そのほか")
                try await old.press("引き継ぎと安全")
                try await old.press("つくる")
                try await old.sees("このコードは一度だけ表示します。")
                let code: String = try await old.run("return document.querySelector('.code').innerText")
                let new = try await house.friend("あたらしいLINE")
                try await house.signIn(new, as: "あたらしいLINE")
                try await new.go(to: house.address + "/r/recovery")
                try await new.fill("復旧コード", String(code.dropLast()))
                try await new.press("引き継ぐ")
                try await new.sees("コードは16文字です。もう一度お確かめください。")
                try await new.fill("復旧コード", code.lowercased())
                try await new.press("引き継ぐ")
                try await new.sees("登録を引き継ぎました。使ったコードは無効になりました。")
                try await new.press("家族")
                try await new.sees("2026年9月1日", "横浜市中区")
                try await old.go(to: house.address + "/r/children")
                try await old.sees("子育てのページに入る")
                try await old.seesNo("2026年9月1日")
            }
        }

        @Test("inside LINE the page signs in by itself under our security policy, and goes where the link pointed")
        func liff() async throws {
            try await House.open { house in
                let phone = try await Phone.new(named: "りふ", on: house.line)
                try await phone.follow()
                try await house.line.idle()
                let window = try await house.chromium.open()
                let opened = "\(house.line.address)/phone/\(phone.userID)/open?to=https%3A%2F%2Fliff.line.me%2F"
                try await window.go(to: opened + SimulatedLINE.liffID)
                try await window.waits(for: "ご家族の登録")
                #expect(try await window.address() == house.address + "/r/children")
                #expect(try await window.complaints() == [])
                try await house.register(window, born: "2026-09-01")
                try await window.press("サインアウト")
                try await window.go(to: opened + SimulatedLINE.liffID + "%2Fcoming")
                try await window.waits(for: "これから届く予定")
                #expect(try await window.address() == house.address + "/r/coming")
            }
        }
    }
}
