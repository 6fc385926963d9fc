import Calendar
import Chromium
import EventModel
import EventStore
import Events
import Foundation
import Passports
import SQLiteStore
import Support
import Testing

@testable import App

extension House {
    /// The mint of this house's own keys, as the pass's page has it.
    func mint() async throws -> PassMint {
        let secret = try await FileKeyring(directory: folder + "/keys").secret(named: PassKeys.secretName(of: 1))
        return PassMint(keys: PassKeys(secret: secret, generation: 1), issuer: address, on: Self.today)
    }

    /// An alarm as the service raises it, written into its log beside it.
    func raiseAlarm() async throws {
        let store = try SQLiteStore(path: folder + "/log.sqlite", catalogue: .hagukumi)
        let world = World(startingAt: now)
        let log = Log(
            store: store, catalogue: .hagukumi, keyring: try FileKeyring(directory: folder + "/keys"),
            stamp: world.stamp)
        try await log.execute(
            RaisePassAlarm(Example.passAlarm), as: Command(actor: "checks", id: log.stamp.freshID()))
    }

    /// A shop's phone on which the checking page was opened once with a network.
    func readyShop() async throws -> Window {
        let shop = try await chromium.open()
        try await shop.use(Screen(360), height: 740)
        try await shop.go(to: address + "/v?shop=\(Example.checkedShop)")
        try await shop.waitUntil(
            "!document.querySelector('#ready').hidden && navigator.serviceWorker.controller !== null")
        try await shop.sees(Example.checkedShop.shown, "電波がなくても確認できます")
        return shop
    }

    /// Shows a code on a phone, takes a picture of the screen, and reads it with ZBar, which isn't ours.
    func photograph(_ text: String) async throws -> String {
        let phone = try await chromium.open()
        try await phone.use(Screen(360), height: 740)
        let svg = try #require(QRCode(text)?.svg)
        let page = "<!doctype html><meta charset=utf-8><body style='margin:16px;background:#fff'>\(svg)"
        try await phone.go(to: "data:text/html;base64," + Data(page.utf8).base64EncodedString())
        let read = try await readCode(on: phone)
        try await phone.close()
        return read
    }

    /// What ZBar reads on a picture of a phone's screen.
    func readCode(on phone: Window) async throws -> String {
        let file = folder + "/code-\(UUID().uuidString).png"
        try await phone.picture().write(to: URL(fileURLWithPath: file))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/zbarimg")
        process.arguments = ["--quiet", "--raw", file]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let read = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "zbarimg reads nothing: make browser, or apt-get install zbar-tools")
        return String(decoding: read, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Window {
    /// What the checking page decided, once it has.
    func verdict() async throws -> String {
        try await waitUntil("!['home', 'busy', undefined].includes(document.querySelector('main').dataset.shown)")
        return try await run("return document.querySelector('main').dataset.shown")
    }

    /// Waits until something holds in the page.
    func waitUntil(_ condition: String, at place: SourceLocation = #_sourceLocation) async throws {
        let holds: Bool = try await later(
            """
            for (let turn = 0; turn < 200; turn += 1) {
                if (\(condition)) return true;
                await new Promise(done => setTimeout(done, 50));
            }
            return false;
            """)
        if !holds { Issue.record("never: \(condition)\n\(try await text())", sourceLocation: place) }
    }

    /// Every page that is opened from now on has a clock that is so much ahead of this machine's.
    func moveClock(_ time: Duration) async throws {
        let milliseconds = Int64(time / .milliseconds(1))
        try await tool(
            "Page.addScriptToEvaluateOnNewDocument",
            [
                "source": .text(
                    """
                    { const real = self.realNow || Date.now.bind(Date); self.realNow = real;
                      Date.now = () => real() + \(milliseconds); }
                    """)
            ])
    }
}
