import Calendar
import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("An office in a real browser")
    struct OfficeJourneyTests {
        @Test("a town's officer signs in, enters a date of her own town only; an auditor finds and takes that entry")
        func whole() async throws {
            try await House.open { house in
                for office in ["pref:14", "city:14382"] { try house.order("office", "open", office) }
                let (officer, phone) = try await house.staff(
                    "箱根 花子", office: "city:14382", role: "author", signIn: "hanako")
                try await officer.sees("きょう", "箱根町", "箱根 花子")
                try await signInNextMorning(officer, phone, house)
                try await enterDate(officer)
                try await staysInHerTown(officer, house)
                try await preview(officer)
                try await audit(in: house)
            }
        }

        /// The session ended over night; a password alone opens nothing.
        private func signInNextMorning(_ window: Window, _ phone: Authenticator, _ house: House) async throws {
            let old = phone.code(at: house.now.milliseconds)
            try house.pass(.seconds(23 * 3_600))
            try await window.go(to: house.address + "/console/dates")
            try await window.sees("職員のサインイン", "操作がないまま15分")
            try await window.fill("サインイン名", "hanako")
            try await window.fill("パスワード", House.password)
            try await window.fill("確認コード", old)
            try await window.press("サインイン")
            try await window.sees("サインインできませんでした。")
            #expect(try await window.value("サインイン名") == "hanako")
            #expect(try await window.value("パスワード") == "")
            try await window.fill("パスワード", House.password)
            try await window.fill("確認コード", phone.code(at: house.now.milliseconds))
            try await window.press("サインイン")
            // Back to where she wanted to go.
            try await window.sees("市町村の日程", "足柄下郡箱根町")
        }

        private func enterDate(_ window: Window) async throws {
            try await window.seesNo("横浜市", "2026年12月18日")
            try await window.press("足柄下郡箱根町")
            try await window.sees("足柄下郡箱根町の日程")
            let field = "一次申込みの締切日（令和8年度）"
            try await window.fill("日付", "2026-12-18", near: field)
            try await window.press("保存する")
            // A date without a source is not taken, and what was typed is not lost.
            try await window.sees("まだ保存していません。", "根拠を入れてください。")
            #expect(try await window.value("日付", near: field) == "2026-12-18")
            try await window.fill("根拠（広報・ウェブページなど）", "広報はこね11月号", near: field)
            try await window.press("保存する")
            try await window.sees("保存しました。", "2026年12月18日")
        }

        private func staysInHerTown(_ window: Window, _ house: House) async throws {
            for path in ["/console/dates/141003", "/console/operations", "/console/staff"] {
                try await window.go(to: house.address + path)
                try await window.sees("このページは開けません")
            }
            try await window.press("はじめのページへ")
            try await window.sees("きょう")
        }

        private func preview(_ window: Window) async throws {
            try await window.press("家庭の画面を試す")
            try await window.fill("住まい", "足柄下郡箱根町")
            try await window.fill("生年月日または予定日", "2025-05-01")
            try await window.fill("試す日", "2026-11-24")
            try await window.press("表示する")
            try await window.sees("そのあと12か月に届くお知らせ", "2026年12月8日", "保育所の一次申込みの締切が近づいています")
        }

        private func audit(in house: House) async throws {
            let (auditor, _) = try await house.staff(
                "監査 一郎", office: "pref:14", role: "auditor", signIn: "ichiro")
            try await auditor.press("操作記録")
            try await auditor.fill("何を", "市町村の日程の入力")
            try await auditor.press("探す")
            try await auditor.sees("箱根 花子", "2026年12月18日")
            try await auditor.take("CSVで取り出す")
            let file = String(decoding: try await auditor.download(named: ".csv"), as: UTF8.self)
            let lines = file.split(whereSeparator: \.isNewline)
            #expect(lines.count == 2)
            #expect(lines.last?.contains("city:14382") == true && lines.last?.contains("2026-12-18") == true)
            // Taking it is an operation too.
            try await auditor.fill("何を", "操作記録の取り出し")
            try await auditor.press("探す")
            try await auditor.sees("監査 一郎")
        }
    }
}
