import Calendar
import Chromium
import EventModel
import Events
import Foundation
import Passports
import Support
import Testing

extension Journeys {
    @Suite("Checking passes in a real browser")
    struct CheckJourneyTests {
        private let serial = PassSerial(ULID("01JD8Z0000SER1A00000000001")!)

        @Test("a code that a foreign reader reads is good online and offline, and its picture is refused after 90 s")
        func whole() async throws {
            try await House.open { house in
                let mint = try await house.mint()
                let shop = try await house.readyShop()
                let first = try mint.live(serial, at: house.now)
                let read = try await house.photograph(first.address(at: house.address))
                #expect(read == first.address(at: house.address))
                try await shop.go(to: read)
                #expect(try await shop.verdict() == "live")
                try await shop.sees("有効です", "前に表示されたパスポートです。", "Valid", "確認した時刻")
                #expect(try await shop.complaints() == [])
                // The customer shows a picture of it a minute and a half later.
                try house.pass(.seconds(90))
                try await shop.moveClock(.seconds(90))
                try await shop.go(to: house.address + "/v")
                try await shop.go(to: read)
                #expect(try await shop.verdict() == "screenshot")
                try await shop.sees("古い画面か、画面の写真です", "秒前の画面です", "open the pass again")
                try await offline(house, shop, mint, picture: read)
            }
        }

        /// The service is gone: the device decides by what it kept.
        private func offline(_ house: House, _ shop: Window, _ mint: PassMint, picture: String) async throws {
            house.stop()
            try await shop.go(to: house.address + "/v")
            try await shop.go(to: picture)
            #expect(try await shop.verdict() == "screenshot")
            let second = try mint.live(serial, at: house.now)
            try await shop.go(to: try await house.photograph(second.address(at: house.address)))
            #expect(try await shop.verdict() == "live")
            let paper = try mint.paper(serial, at: house.now, last: House.today.adding(days: 100))
            try await shop.go(to: paper.address(at: house.address))
            #expect(try await shop.verdict() == "paper")
            try await shop.sees("コピーとの区別はつきません")
            // After a week without a network it decides nothing any more.
            try await shop.moveClock(.seconds(8 * 86_400 + 90))
            let later = try mint.live(serial, at: house.now.adding(milliseconds: 8 * 86_400_000))
            try await shop.go(to: house.address + "/v")
            try await shop.go(to: later.address(at: house.address))
            #expect(try await shop.verdict() == "stale")
            // What was checked meanwhile is counted once the network is back.
            try house.serve()
            try await shop.moveClock(.seconds(90))
            try await shop.go(to: house.address + "/v")
            try await shop.waitUntil("JSON.parse(localStorage.getItem('pass-queue')).uses.length === 0")
            house.stop()
            let facts = try house.order("events", "--type", "pass.checked", "--json")
            #expect(facts.contains("\"accepted\""))
            try house.serve()
        }

        @Test("the pass on a family's own page is good at a shop")
        func family() async throws {
            try await House.open { house in
                let phone = try await house.friend("はなえ")
                try await phone.use(Screen(360), height: 740)
                try await house.signIn(phone, as: "はなえ")
                try await house.register(phone, born: "2026-08-10")
                try await phone.go(to: house.address + "/r/pass")
                let shop = try await house.readyShop()
                let read = try await house.readCode(on: phone)
                #expect(read.hasPrefix(house.address + "/v#"))
                try await shop.go(to: read)
                #expect(try await shop.verdict() == "live")
                try await shop.sees("有効です")
            }
        }

        @Test("the same code twice on one device is a copy; a new one is good; loading the page again is no copy")
        func replay() async throws {
            try await House.open { house in
                let mint = try await house.mint()
                let shop = try await house.readyShop()
                let first = try mint.live(serial, at: house.now).address(at: house.address)
                try await shop.go(to: first)
                #expect(try await shop.verdict() == "live")
                try await shop.moveClock(.seconds(20))
                try await shop.reload()
                #expect(try await shop.verdict() == "live")
                try await shop.press("次のお客さま")
                try await shop.run("location.hash = arguments[0]", [.text(String(first.split(separator: "#")[1]))])
                #expect(try await shop.verdict() == "replayed")
                let other = try await house.readyShop()
                try await other.go(to: first)
                try await other.waitUntil("document.querySelector('main').dataset.shown === 'replayed'")
            }
        }

        @Test("the browser gives every token the answer that we give it")
        func sameAnswers() async throws {
            let cases = try PassCases.all()
            let told = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
            try await House.open { house in
                let window = try await house.chromium.open()
                try await window.go(to: house.address + "/v")
                let answers: [String] = try await window.later(
                    """
                    const { judge } = await import("/v/judge.js");
                    const told = JSON.parse(arguments[0]);
                    const by = { keys: told.keys.keys, issuer: told.issuer, revoked: new Set(told.revoked) };
                    const answers = [];
                    for (const one of told.cases) {
                        const { fault, form } = await judge(one.token, { ...by, now: one.now });
                        answers.push(fault || form);
                    }
                    return answers;
                    """, [.text(told)])
                #expect(answers.count == cases.cases.count)
                for (one, answer) in zip(cases.cases, answers) {
                    #expect(answer == one.fault ?? one.form, "\(one.name)")
                }
            }
        }

        @Test("a device whose clock is five minutes wrong is set right by the service, and says so without it")
        func wrongClock() async throws {
            try await House.open { house in
                let mint = try await house.mint()
                for minutes in [-5, 5] {
                    let shop = try await house.chromium.open()
                    let wrong = house.now.milliseconds - Int64(Date().timeIntervalSince1970 * 1_000)
                    try await shop.moveClock(.milliseconds(wrong + Int64(minutes) * 60_000))
                    try await shop.go(to: try mint.live(serial, at: house.now).address(at: house.address))
                    #expect(try await shop.verdict() == "live")
                    try await shop.sees("この端末の時計がずれています。")
                    // As if the service had never answered.
                    try await shop.waitUntil("navigator.serviceWorker.controller !== null")
                    try await shop.run(
                        """
                        const kept = JSON.parse(localStorage.getItem('pass-trust'));
                        localStorage.setItem('pass-trust', JSON.stringify({...kept, offset: null}));
                        """)
                    house.stop()
                    try await shop.go(to: house.address + "/v")
                    try await shop.go(to: try mint.live(serial, at: house.now).address(at: house.address))
                    #expect(try await shop.verdict() == (minutes < 0 ? "not-yet" : "screenshot"))
                    try await shop.sees("時計も見てください")
                    try house.serve()
                    try await shop.close()
                }
            }
        }

        @Test("no state of the page breaks a rule, at the size of a phone")
        func rules() async throws {
            let inspector = try Inspector.ready()
            try await House.open { house in
                let shop = try await house.readyShop()
                try await paint(shop, "home")
                // Two or three stops and nothing ahead of them: there is no walk past a menu to be saved.
                func found() async throws -> [PageRule: [String]] {
                    try await inspector.faults(of: shop).filter { !$0.value.isEmpty && $0.key != .keyboard }
                }
                var faults = try await found()
                #expect(faults == [:], "home")
                let names: [String] = try await shop.run(
                    "return [...document.querySelectorAll('section[data-verdict]')].map(s => s.dataset.verdict)")
                #expect(names.count == PassFault.allCases.count + 4)
                for name in names {
                    // Shown by the page's own way of showing, without a token of that kind.
                    try await shop.run(Self.showing, [.text(name)])
                    try await paint(shop, name)
                    faults = try await found()
                    #expect(faults == [:], "\(name)")
                }
            }
        }

        /// What the page's own script does with a verdict.
        private static let showing = """
            for (const box of document.querySelectorAll('[data-verdict]')) {
                box.hidden = box.dataset.verdict !== arguments[0];
                if (!box.hidden) document.body.className = box.classList.contains('good') ? 'is-good' : 'is-bad';
            }
            for (const place of document.querySelectorAll('[data-age]')) place.innerText = '12分';
            for (const place of document.querySelectorAll('[data-until]')) place.innerText = '2027年3月31日';
            document.getElementById('after').hidden = false;
            """

        private func paint(_ window: Window, _ name: String) async throws {
            guard let gallery = House.gallery else { return }
            try FileManager.default.createDirectory(atPath: gallery, withIntermediateDirectories: true)
            for screen in [Screen(360, isDark: true), Screen(360)] {
                try await window.use(screen, height: 740)
                let file = "\(gallery)/check-\(name)-\(screen.width)\(screen.isDark ? "-dark" : "").png"
                try await window.picture().write(to: URL(fileURLWithPath: file))
            }
        }
    }
}
