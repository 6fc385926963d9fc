import Events
import Foundation
import Offices
import Places
import Support
import Testing

/// The documented table, read back: what the page promises is what the program must do.
struct PromisedGrant {
    let permission: Permission
    let roles: Set<Role>
    let scopes: [OfficeID.Kind: Scope]

    static func all(in page: String) -> [PromisedGrant] {
        page.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 7, let permission = Permission(rawValue: cells[1].filter { $0 != "`" }) else {
                return nil
            }
            let roles = cells[2].split(separator: "、").map { title in Role.allCases.first { $0.title == title }! }
            let scopes = zip(OfficeID.Kind.allCases, cells[3...]).compactMap { kind, title in
                Scope.allCases.first { $0.title == title }.map { (kind, $0) }
            }
            return PromisedGrant(
                permission: permission, roles: Set(roles), scopes: Dictionary(uniqueKeysWithValues: scopes))
        }
    }
}

@Suite("The matrix of role, office and resource")
struct MatrixTests {
    private static let offices = [
        Example.prefecture, Example.yokohama, Example.nakaWardOffice, Example.hakoneOffice, Example.partner,
    ]
    private static let yokohama = place("141003")
    private static let naka = Example.nakaWard
    private static let tsurumi = place("141011")
    private static let kawasakiWard = place("141313")
    private static let hakone = Example.hakone
    private static let places: [MunicipalityCode?] = [
        yokohama, naka, tsurumi, kawasakiWard, hakone, .kanagawa, nil,
    ]
    /// Whose residents are whose, written by hand.
    private static let residents: [OfficeID: [MunicipalityCode?]] = [
        Example.prefecture: places, Example.yokohama: [yokohama, naka, tsurumi], Example.nakaWardOffice: [naka],
        Example.hakoneOffice: [hakone], Example.partner: [],
    ]
    /// Which offices are within which.
    private static let within: [OfficeID: [OfficeID]] = [
        Example.prefecture: [Example.prefecture], Example.yokohama: [Example.yokohama, Example.nakaWardOffice],
        Example.nakaWardOffice: [Example.nakaWardOffice], Example.hakoneOffice: [Example.hakoneOffice],
        Example.partner: [Example.partner],
    ]

    private static let page = FileManager.default.contents(
        atPath: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/permissions.md").path)
    private static let promised = PromisedGrant.all(in: String(decoding: page ?? Data(), as: UTF8.self))

    private static func scopes(_ permission: Permission, _ role: Role, _ office: OfficeID) -> [Scope] {
        promised.filter { $0.permission == permission && $0.roles.contains(role) }.compactMap { $0.scopes[office.kind] }
    }

    @Test(
        "every role in every office reaches the residents and offices that the page promises", arguments: Role.allCases)
    func cells(_ role: Role) throws {
        #expect(!Self.promised.isEmpty)
        var cells = 0
        for office in Self.offices {
            let access = try? access([role], at: office)
            for permission in Permission.allCases {
                let scopes = Self.scopes(permission, role, office)
                // A role that means nothing in an office gives nobody a way in.
                #expect(access != nil || scopes.isEmpty, "\(role) in \(office)")
                for municipality in Self.places {
                    let isPromised =
                        scopes.contains(.everywhere)
                        || scopes.contains(.ownResidents) && Self.residents[office]!.contains(municipality)
                    let isAllowed = access.map { access in
                        (try? access.require(permission, in: municipality)) != nil
                    }
                    #expect(
                        isAllowed ?? false == isPromised,
                        "\(role) of \(office), \(permission), people of \(municipality?.description ?? "nowhere")")
                    cells += 1
                }
                for other in Self.offices where !scopes.contains(.ownResidents) {
                    let isPromised =
                        scopes.contains(.everywhere)
                        || scopes.contains(.ownOffice) && Self.within[office]!.contains(other)
                    let isAllowed = access.map { (try? $0.require(permission, at: other)) != nil }
                    #expect(
                        isAllowed ?? false == isPromised, "\(role) of \(office), \(permission), office \(other)")
                    cells += 1
                }
                #expect(access?.may(permission) ?? false == !scopes.isEmpty)
            }
        }
        #expect(cells > 700)
    }

    @Test("several roles together may do what each may, and nothing else")
    func together() throws {
        for office in Self.offices.dropLast() {
            let both = try access([.author, .auditor], at: office)
            let (author, auditor) = (try access([.author], at: office), try access([.auditor], at: office))
            for permission in Permission.allCases {
                for municipality in Self.places {
                    #expect(
                        both.area(for: permission).contains(municipality)
                            == (author.area(for: permission).contains(municipality)
                                || auditor.area(for: permission).contains(municipality)))
                }
            }
        }
    }

    @Test("a list of places for a query holds what the area contains")
    func list() throws {
        let ward = try access([.desk], at: Example.nakaWardOffice).area(for: .viewHousehold)
        #expect(ward.places == [Self.naka] && !ward.isEverywhere)
        let city = try access([.desk], at: Example.yokohama).area(for: .viewHousehold)
        #expect(city.places.count == 19 && city.places.contains(Self.naka))
        let prefecture = try access([.desk], at: Example.prefecture).area(for: .viewHousehold)
        #expect(prefecture.places.count == 62)
        #expect(try access([.desk], at: Example.hakoneOffice).area(for: .manageKeys) == .nothing)
        #expect(Area.nothing.isEmpty && Area.nothing.places.isEmpty)
    }

    @Test("keys are given only by who has keys, other roles by every operator, and only where they mean something")
    func giving() throws {
        let prefecture = try access([.operator], at: Example.prefecture)
        #expect(!prefecture.mayGive(.keys, in: Example.prefecture))
        #expect(try access([.operator, .keys], at: Example.prefecture).mayGive(.keys, in: Example.prefecture))
        #expect(Access.terminal.mayGive(.keys, in: Example.prefecture))
        #expect(!Access.terminal.mayGive(.keys, in: Example.yokohama))
        #expect(prefecture.mayGive(.desk, in: Example.hakoneOffice))
        let city = try access([.operator], at: Example.yokohama)
        #expect(city.mayGive(.desk, in: Example.nakaWardOffice) && !city.mayGive(.desk, in: Example.hakoneOffice))
        for role in Role.allCases where role != .operator {
            #expect((try? access([role], at: Example.prefecture))?.mayGive(.author, in: Example.prefecture) == false)
        }
    }

    @Test("the terminal may do everything everywhere")
    func terminal() throws {
        for permission in Permission.allCases {
            for place in Self.places { try Access.terminal.require(permission, in: place) }
            for office in Self.offices { try Access.terminal.require(permission, at: office) }
        }
        #expect(Access.terminal.actor == "operator")
    }
}
