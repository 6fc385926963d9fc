import App
import ArgumentParser

struct Staff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accounts of people who work in offices: invite, list, suspend, extend.",
        discussion: """
            A link is shown once; it is good for seven days and one use.
            Examples:
              hagukumi office open pref:14
              hagukumi staff add --office pref:14 --name 県庁太郎 --sign-in taro@pref.example.lg.jp --role operator
              hagukumi staff list --office pref:14
              hagukumi staff suspend taro@pref.example.lg.jp
            """,
        subcommands: [
            StaffAdd.self, StaffList.self, StaffSuspend.self, StaffReinstate.self, StaffExtend.self, StaffLink.self,
            StaffSignOut.self,
        ])
}

struct StaffAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Invite somebody into an office; prints the link to come in by.",
        discussion: """
            Example:
              hagukumi staff add --office city:14100 --name 港花子 --sign-in hanako --role author,desk --qr hanako.svg
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "The office, such as pref:14, city:14100, ward:14104.") var office: String
    @Option(help: "The person's name.") var name: String
    @Option(help: "The name to sign in with, such as a mail address.") var signIn: String
    @Option(help: "author, approver, sender, desk, auditor, keys, operator; several separated by commas.")
    var role: String
    @Option(help: "The account's last day; 30 April after the next rotation if not given.") var until: String?
    @Option(help: "Write a QR code of the link into this file, as SVG.") var qr: String?

    func run() async throws {
        var command = StaffAddCommand()
        command.office = office
        command.name = name
        command.signIn = signIn
        command.roles = role
        command.until = until
        command.qr = qr
        try format.show(try await command.run(on: try await common.open()))
    }
}

struct StaffList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Who works where, as what, until when.",
        discussion: "Examples:\n  hagukumi staff list\n  hagukumi staff list --office city:14100 --json")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Option(help: "Only this office.") var office: String?

    func run() async throws {
        var command = StaffListCommand()
        command.office = office
        try format.show(try await command.run(on: try await common.openExisting()))
    }
}

struct StaffSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "From now on somebody may do nothing; all sessions end.",
        discussion: "Example:\n  hagukumi staff suspend hanako")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The sign-in name, or the number that list shows.") var who: String

    func run() async throws {
        try format.show(try await StaffChangeCommand(.suspend, of: who).run(on: try await common.openExisting()))
    }
}

struct StaffReinstate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate", abstract: "Somebody who was suspended may work again.",
        discussion: "Example:\n  hagukumi staff reinstate hanako")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The sign-in name, or the number that list shows.") var who: String

    func run() async throws {
        try format.show(try await StaffChangeCommand(.reinstate, of: who).run(on: try await common.openExisting()))
    }
}

struct StaffExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Give an account another last day.",
        discussion: "Examples:\n  hagukumi staff extend hanako\n  hagukumi staff extend hanako --until 2027-03-31")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The sign-in name, or the number that list shows.") var who: String
    @Option(help: "The last day; 30 April after the next rotation if not given.") var until: String?

    func run() async throws {
        let command = StaffChangeCommand(.extend(until: until), of: who)
        try format.show(try await command.run(on: try await common.openExisting()))
    }
}

struct StaffLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Another link for somebody whose first ran out, or who lost phone or password.",
        discussion: "Example:\n  hagukumi staff link hanako")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The sign-in name, or the number that list shows.") var who: String
    @Option(help: "Write a QR code of the link into this file, as SVG.") var qr: String?

    func run() async throws {
        try format.show(try await StaffChangeCommand(.link(qr: qr), of: who).run(on: try await common.openExisting()))
    }
}

struct StaffSignOut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-out", abstract: "End all sessions of somebody now.",
        discussion: "Example:\n  hagukumi staff sign-out hanako")
    @OptionGroup var common: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The sign-in name, or the number that list shows.") var who: String

    func run() async throws {
        try format.show(try await StaffChangeCommand(.endSessions, of: who).run(on: try await common.openExisting()))
    }
}
