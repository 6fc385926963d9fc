import App
import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("A consultation in two real browsers")
    struct ConsultationJourneyTests {
        /// Stands in every message. Nobody but the two sides may ever see it in clear.
        private static let canary = "さざなみ記念"

        @Test(
            "door, danger, taking, handing over, a picture, a restart in mid-sentence, closing; LINE learns of a link")
        func whole() async throws {
            try await House.open { house in
                let staff = try await staff(of: house)
                let phone = try await Phone.new(named: "なぎさ", on: house.line)
                let client = try await enter(house, phone)
                try await client.use(Screen(360), height: 740)
                try await begin(client)
                try await client.write("\(Self.canary) もう消えたい")
                try await client.waitUntil(
                    "document.querySelector('.care a[href=\"tel:119\"], .care a[href=\"tel:110\"]')")
                try await take(staff.counsellor, house)
                try await staff.counsellor.write("\(Self.canary) 話してくれてありがとう")
                try await client.waitUntil("document.querySelector('[data-messages]').innerText.includes('ありがとう')")
                try await handOver(from: staff.counsellor, to: staff.supervisor, house)
                try await photo(client, staff.supervisor)
                try await restart(house, client, staff.supervisor)
                try await notice(house, phone, client, staff.supervisor)
                try await close(client, staff.supervisor)
                try await nothingLeft(in: house, phone)
            }
        }

        private func staff(of house: House) async throws -> (counsellor: Window, supervisor: Window) {
            for office in ["pref:14", "city:14100"] { try house.order("office", "open", office) }
            let (supervisor, _) = try await house.staff(
                "横浜 統括", office: "city:14100", role: "supervisor", signIn: "tokatsu")
            try await supervisor.go(to: house.address + "/console/desk/settings")
            try await supervisor.fill("受付時間", "月火水木金土日 0:00-24:00\n祝 0:00-24:00")
            try await supervisor.run(
                "for (const box of document.querySelectorAll('[name=theme], [name=language]')) box.checked = true")
            try await supervisor.press("保存する")
            try await supervisor.sees("記録しました。")
            let (counsellor, _) = try await house.staff(
                "横浜 相談", office: "city:14100", role: "desk", signIn: "sodan")
            for window in [supervisor, counsellor] {
                try await window.go(to: house.address + "/console/desk")
                try await window.press("席につく")
                try await window.sees("席についています。")
            }
            return (counsellor, supervisor)
        }

        /// From the chat, by the link that LINE carries.
        private func enter(_ house: House, _ phone: Phone) async throws -> Window {
            try await phone.follow()
            try await phone.say("相談")
            try await house.line.idle()
            let window = try await house.chromium.open()
            try await window.go(to: house.address + (try await phone.newestLink(on: house.line)))
            try await window.press("開く")
            return window
        }

        private func begin(_ client: Window) async throws {
            try await client.sees("LINEには残りません")
            try await client.tick("子育てをしている")
            try await client.tick("自分の気持ち")
            try await client.fill("お住まいの市区町村", "横浜市中区")
            try await client.tick("わかりました。話します")
            try await client.press("はじめる")
            try await client.sees("次にお話をうかがいます")
            let complaints = try await client.complaints()
            #expect(complaints == [], "\(complaints)")
        }

        private func take(_ counsellor: Window, _ house: House) async throws {
            try await counsellor.waitUntil("document.querySelector('#queue').innerText.includes('危機')")
            try await counsellor.seesNo(Self.canary, "なぎさ")
            try await counsellor.press("受け持つ 自分の気持ち", near: "")
            try await counsellor.sees("\(Self.canary) もう消えたい", "相談者には見えません")
            try await counsellor.seesNo("なぎさ")
        }

        private func handOver(from counsellor: Window, to supervisor: Window, _ house: House) async throws {
            let path: String = try await counsellor.run("return location.pathname")
            try await counsellor.run(
                """
                const form = document.querySelector('form[action$="/hand-over"]');
                const other = [...form.querySelectorAll('option')].find(o => o.textContent.includes('統括'));
                form.querySelector('select').value = other.value;
                form.querySelector('textarea').value = 'さざなみ記念 明日も連絡';
                form.requestSubmit();
                """)
            try await counsellor.waitUntil("document.body.innerText.includes('引き継ぎました')")
            try await supervisor.go(to: house.address + path)
            try await supervisor.sees("明日も連絡", "話してくれてありがとう")
        }

        private func photo(_ client: Window, _ supervisor: Window) async throws {
            let _: Bool = try await client.later(
                """
                const canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [640, 480];
                canvas.getContext('2d').fillRect(10, 10, 100, 100);
                const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
                const files = new DataTransfer();
                files.items.add(new File([blob], 'photo.png', { type: 'image/png' }));
                const input = document.getElementById('photo');
                input.files = files.files;
                input.dispatchEvent(new Event('change'));
                return true;
                """)
            try await client.waitUntil("document.querySelector('details.photo img')")
            try await supervisor.waitUntil("document.querySelector('#messages img')")
            let isDrawn: Bool = try await supervisor.later(
                """
                const img = document.querySelector('#messages img');
                img.loading = 'eager';
                img.closest('label').querySelector('input').checked = true;
                await img.decode();
                return img.naturalWidth === 640;
                """)
            #expect(isDrawn)
        }

        /// What is written while the service is away arrives once, when it is back.
        private func restart(_ house: House, _ client: Window, _ supervisor: Window) async throws {
            house.kill()
            try await client.write("\(Self.canary) 切れた途中のことば")
            try await client.waitUntil("document.body.innerText.includes('まだ届いていません')")
            try house.serve()
            try await client.waitUntil("!document.querySelector('[data-waiting]')")
            try await supervisor.waitUntil("document.querySelector('#messages').innerText.includes('途中のことば')")
            let count: Int = try await supervisor.run(
                "return [...document.querySelectorAll('#messages li')].filter(m => m.innerText.includes('途中')).length")
            #expect(count == 1)
        }

        /// Whoever is away is told by LINE, once, that there is an answer.
        private func notice(_ house: House, _ phone: Phone, _ client: Window, _ supervisor: Window) async throws {
            let room = try await client.address()
            try await client.go(to: "about:blank")
            try await supervisor.write("\(Self.canary) ひとりにしません")
            let link = try await phone.newestLink(on: house.line, with: "新しい返信があります。")
            try await client.go(to: house.address + link)
            try await client.press("開く")
            #expect(try await client.address() == room)
            try await client.sees("ひとりにしません")
        }

        private func close(_ client: Window, _ supervisor: Window) async throws {
            try await supervisor.reload()
            try await supervisor.run(
                "document.querySelector('form[action$=\"/crisis\"] [value=\"danger-passed\"]').click()")
            try await supervisor.waitUntil("document.querySelector('form[action$=\"/close\"]')")
            try await supervisor.run(
                """
                const form = document.querySelector('form[action$="/close"]');
                form.querySelector('[value=heard]').checked = true;
                form.requestSubmit();
                """)
            try await client.waitUntil("document.body.innerText.includes('このお話は終わりました')")
        }

        /// Not in the log, its WAL, the tables or the keys, and not at LINE.
        private func nothingLeft(in house: House, _ phone: Phone) async throws {
            let held = try await phone.heldAtLINE()
            for word in [Self.canary, "消えたい", "ひとりにしません", "自分の気持ち"] { #expect(!held.contains(word)) }
            house.stop()
            let words = Array(Self.canary.utf8)
            let names = try FileManager.default.subpathsOfDirectory(atPath: house.folder)
            for name in names {
                guard let bytes = FileManager.default.contents(atPath: "\(house.folder)/\(name)") else { continue }
                #expect(bytes.range(of: Data(words)) == nil, "\(name)")
            }
            #expect(names.contains { $0.hasSuffix("log.sqlite") })
        }
    }
}

extension Window {
    /// Writes a message as a person does, and sends it.
    fileprivate func write(_ words: String) async throws {
        try await run("document.getElementById('message').focus()")
        try await type(words)
        try await run("document.getElementById('send').click()")
    }
}

extension Phone {
    /// The newest link into consultations in the chat, of a message with these words.
    fileprivate func newestLink(on line: SimulatedLINE, with words: String = "") async throws -> String {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            let held = try await heldAtLINE()
            let links = held.matches(of: /https:\/\/liff\.line\.me\/[^\/"]+\/(talk\/in\/[0-9A-Z]{26})/)
            if let link = links.last, words.isEmpty || held.contains(words) { return "/r/\(link.1)" }
            try await line.idle()
        }
        throw SimulatedLINE.Trouble("no link came: \(try await heldAtLINE())")
    }
}
