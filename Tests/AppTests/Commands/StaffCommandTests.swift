import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Offices
import Support
import Testing
import Web

@testable import App

@Suite("Staff and offices on the terminal")
struct StaffCommandTests {
    private func add(
        _ app: TestInstallation, _ change: (inout StaffAddCommand) -> Void = { _ in }
    ) async throws -> String {
        var command = StaffAddCommand()
        (command.office, command.name, command.signIn, command.roles) = ("pref:14", "県庁 太郎", "taro", "operator,keys")
        change(&command)
        return try await command.run(on: app.installation).rendered(as: .json)
    }

    private func office(_ app: TestInstallation, _ action: OfficeCommand.Action) async throws -> Output {
        try await OfficeCommand(action).run(on: app.installation)
    }

    @Test("all offices of the prefecture open at once, and again none")
    func openAll() async throws {
        let app = try await TestInstallation()
        #expect(try await office(app, .openAll).rendered(as: .json) == #"{"offices":62,"opened":62}"#)
        #expect(try await office(app, .openAll).rendered(as: .json) == #"{"offices":62,"opened":0}"#)
        let list = try await office(app, .list(all: false)).rendered(as: .csv).components(separatedBy: "\r\n")
        #expect(list.count == 63 && list.contains("ward:14104,横浜市中区,open,2026-11-22"))
    }

    @Test("an office is opened by its place's name or by one that is given, listed and closed")
    func openOne() async throws {
        let app = try await TestInstallation()
        _ = try await office(app, .open(office: "city:14382", name: nil))
        _ = try await office(app, .open(office: "partner:kodomo-net", name: "こどもネット"))
        _ = try await office(app, .close(office: "city:14382"))
        let list = try await office(app, .list(all: true)).rendered(as: .csv)
        #expect(list.contains("city:14382,箱根町,closed") || list.contains("city:14382,足柄下郡箱根町,closed"))
        #expect(list.contains("partner:kodomo-net,こどもネット,open") && list.contains("pref:14,神奈川県,never opened,–"))
        #expect(
            await complaint { _ = try await office(app, .open(office: "partner:x-y", name: nil)) }?.contains("--name")
                == true)
        #expect(
            await complaint { _ = try await office(app, .open(office: "city:13101", name: "千代田")) }?
                .contains("names no prefecture") == true)
        #expect(
            await complaint { _ = try await office(app, .close(office: "pref:14")) }?.contains("never opened") == true)
    }

    @Test("the first account comes in by the link that is printed once, and works")
    func first() async throws {
        let app = try await TestInstallation(environment: ["HAGUKUMI_PUBLIC_URL": "https://hagukumi.example.jp"])
        #expect(await complaint { _ = try await add(app) }?.contains("hagukumi office open pref:14") == true)
        _ = try await office(app, .open(office: "pref:14", name: nil))
        let qr = app.folder + "/link.svg"
        let json = try await add(app) { $0.qr = qr }
        let prefix = "https:\\/\\/hagukumi.example.jp\\/console\\/join\\/"
        #expect(json.contains(prefix) && json.contains("2026-11-29T"))
        #expect(try String(contentsOfFile: qr, encoding: .utf8).contains("<svg"))
        let mode = try FileManager.default.attributesOfItem(atPath: qr)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let secret = String(json.components(separatedBy: prefix)[1].prefix(26))
        let book = app.installation.staffBook
        let offer = try await book.offer(secret)
        let code = TOTP.code(of: offer.authenticator, step: TOTP.step(at: app.installation.world.milliseconds()))
        let session = try await book.join(offer, password: "umi no mieru oka no ue", code: code)
        let access = try await book.access(session.staff, session: session.began)
        #expect(access.roles == [.operator, .keys] && access.office == Example.prefecture)
        #expect(await complaint { _ = try await add(app) }?.contains("has an account already") == true)
    }

    @Test("accounts are listed, suspended, reinstated, extended, signed out and sent another link")
    func changes() async throws {
        let app = try await TestInstallation()
        _ = try await office(app, .openAll)
        _ = try await add(app) { $0.until = "2026-12-31" }
        _ = try await add(app) { ($0.signIn, $0.office, $0.roles) = ("hanako", "city:14100", "author") }
        func change(_ change: StaffChangeCommand.Change, _ who: String = "taro") async throws -> String {
            try await StaffChangeCommand(change, of: who).run(on: app.installation).rendered(as: .json)
        }
        func list(_ office: String? = nil) async throws -> [String] {
            var command = StaffListCommand()
            command.office = office
            return try await command.run(on: app.installation).rendered(as: .csv).components(separatedBy: "\r\n")
        }
        #expect(try await list("pref:14").count == 2)
        #expect(try await list().count == 3)
        #expect(try await list("pref:14")[1].hasPrefix(#"pref:14,県庁 太郎,taro,"keys,operator",2026-12-31,invited,–,"#))
        #expect(try await change(.suspend).contains(#""suspended":"yes""#))
        #expect(try await list("pref:14")[1].contains(",suspended,"))
        #expect(try await change(.reinstate).contains(#""suspended":"no""#))
        #expect(try await change(.extend(until: nil)).contains(#""until":"2027-04-30""#))
        #expect(try await change(.link(qr: nil)).contains("join"))
        _ = try await change(.endSessions)
        let id = String(try await list("city:14100")[1].suffix(26))
        #expect(try await change(.suspend, id).contains(id))
        #expect(
            await complaint { _ = try await change(.suspend, "nobody") }?.contains("nobody has the sign-in name")
                == true)
        #expect(await complaint { _ = try await change(.extend(until: "2030-01-01")) }?.contains("2027-04-30") == true)
    }
}
