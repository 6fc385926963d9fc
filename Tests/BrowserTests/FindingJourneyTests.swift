import Chromium
import Foundation
import Testing

extension Journeys {
    @Suite("Finding a place in a real browser")
    struct FindingJourneyTests {
        private let list = "/r/places?q=%E4%B8%AD%E5%8C%BA&kind=nursery"

        @Test("a list with a map beside it, whose numbers agree, by mouse and by keyboard, and its places' pages")
        func whole() async throws {
            try await House.open { house in
                try house.publishPlaces()
                let window = try await house.chromium.open()
                try await window.use(Screen(1280))
                try await window.go(to: house.address + list)
                try await window.sees("2件", "みなとまち保育園", "はしのたもと保育園", "045-000-0001", "2026-11-01現在")
                try await settle(window)
                try await agree(window)
                try await byKeyboard(window)
                let complaints = try await window.complaints()
                #expect(complaints == [])
                try await window.press("みなとまち保育園")
                try await window.sees("今日", "7:00–19:00", "CC BY 4.0", "間違いを知らせる")
                try await settle(window)
                let pins: Int = try await window.run("return document.querySelectorAll('.pin').length")
                #expect(pins == 1)
                try await here(window, house)
                try await event(window, house)
            }
        }

        /// Waits for the map's library.
        private func settle(_ window: Window) async throws {
            let isThere: Bool = try await window.later(
                """
                for (let turn = 0; turn < 100 && !document.querySelector('.pin'); turn += 1) {
                    await new Promise(done => setTimeout(done, 50));
                }
                return document.querySelector('.pin') !== null;
                """)
            #expect(isThere)
        }

        @Test("on a phone the map comes when it is asked for, and the page stays as wide as the phone")
        func phone() async throws {
            try await House.open { house in
                try house.publishPlaces()
                let window = try await house.chromium.open()
                try await window.use(Screen(360))
                try await window.go(to: house.address + list)
                let before: Int = try await window.run("return document.querySelectorAll('[src*=leaflet]').length")
                try await window.run("document.querySelector('[data-to-map]').click()")
                try await settle(window)
                let isNarrow: Bool = try await window.run("return document.documentElement.scrollWidth <= 360")
                #expect(before == 0 && isNarrow)
            }
        }

        /// The map is beside the list, and has a pin for each of its numbers.
        private func agree(_ window: Window) async throws {
            let numbers: [String] = try await window.run(
                "return [...document.querySelectorAll('.found [data-lat]')].map(item => item.dataset.number)")
            let pins: [String] = try await window.run(
                "return [...document.querySelectorAll('.pin')].map(pin => pin.innerText)")
            #expect(numbers == ["1", "2"] && pins == numbers)
            let isBeside: Bool = try await window.run(
                """
                const [list, map] = ['.found', '.map'].map(
                    part => document.querySelector(part).getBoundingClientRect());
                return map.left >= list.right - 1 && map.height > 200;
                """)
            #expect(isBeside)
        }

        /// A pin is reached by Tab, says its place's name, and Enter shows the way to it.
        private func byKeyboard(_ window: Window) async throws {
            try await window.run("document.querySelector('.pin').focus()")
            let name: String = try await window.run("return document.activeElement.getAttribute('aria-label')")
            #expect(name.hasPrefix("1 "))
            try await window.press([.enter])
            let link: String = try await window.run(
                "return document.querySelector('.leaflet-popup a[href^=\"/r/places/\"]').innerText")
            #expect(link == name)
        }

        /// The browser is told where it is; that place stands in no address.
        private func here(_ window: Window, _ house: House) async throws {
            try await window.go(to: house.address + list)
            try await window.run(
                """
                navigator.geolocation.getCurrentPosition = (done) =>
                    done({coords: {latitude: 35.4496, longitude: 139.6402}});
                """)
            try await window.press("現在地の近くで探す")
            try await window.sees("現在地から近い順です。")
            let first: String = try await window.run("return document.querySelector('.found h3 a').innerText")
            #expect(first == "はしのたもと保育園")
            let address = try await window.address()
            #expect(address == house.address + "/r/places#results")
        }

        private func event(_ window: Window, _ house: House) async throws {
            try await window.go(to: house.address + "/r/events?from=2026-11-23")
            try await window.press("おはなし会")
            try await window.sees("10:30–11:00", "中図書館")
            try await window.take("カレンダーに入れる")
            let file = String(decoding: try await window.download(named: ".ics"), as: UTF8.self)
            #expect(file.contains("DTSTART:20261128T013000Z"))
        }

        @Test("the list, a place's and an event's pages break no rule, also at 320 px")
        func rules() async throws {
            let inspector = try Inspector.ready()
            try await House.open { house in
                try house.publishPlaces()
                let window = try await house.chromium.open()
                try await window.use(Screen(1280))
                for path in ["/r/places", list, list + "&has=korean", "/r/events?from=2026-11-23"] {
                    try await window.go(to: house.address + path)
                    try await paint(window, path)
                    let faults = try await inspector.faults(of: window).filter { !$0.value.isEmpty }
                    #expect(faults == [:], "\(path)")
                }
                try await window.go(to: house.address + list)
                try await window.press("みなとまち保育園")
                try await paint(window, "place")
                let faults = try await inspector.faults(of: window).filter { !$0.value.isEmpty }
                #expect(faults == [:])
            }
        }

        private func paint(_ window: Window, _ name: String) async throws {
            guard let gallery = House.gallery else { return }
            try FileManager.default.createDirectory(atPath: gallery, withIntermediateDirectories: true)
            for screen in [Screen(1280), Screen(360), Screen(360, isDark: true), Screen(1280, isDark: true)] {
                try await window.use(screen)
                let plain = name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
                let file = "\(gallery)/finding\(plain)-\(screen.width)\(screen.isDark ? "-dark" : "").png"
                try await window.picture().write(to: URL(fileURLWithPath: file))
            }
        }
    }
}
