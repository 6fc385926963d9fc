package import Events

/// How far a permission reaches.
package enum Scope: String, CaseIterable, Sendable {
    /// The office itself and the offices within it: a city's wards.
    case ownOffice = "own-office"
    /// Households that live in the office's municipality, ward or prefecture, and that place's own dates and texts.
    case ownResidents = "own-residents"
    case everywhere

    /// What the console and the docs call it.
    package var title: String {
        switch self {
        case .ownOffice: "自分の所属"
        case .ownResidents: "自分の地域の住民"
        case .everywhere: "すべて"
        }
    }
}

/// Who may do what, and how far: the one table from which enforcement, console and docs come. What is not in it is
/// denied.
package enum Permissions {
    /// Whoever has one of the roles in such an office holds the permission this far; an office without a scope never.
    package struct Grant: Sendable {
        package let permission: Permission
        package let roles: [Role]
        private let scopes: [OfficeID.Kind: Scope]

        init(
            _ permission: Permission, _ roles: [Role], prefecture: Scope? = nil, municipality: Scope? = nil,
            ward: Scope? = nil, partner: Scope? = nil
        ) {
            self.permission = permission
            self.roles = roles
            scopes = [
                OfficeID.Kind.prefecture: prefecture, .municipality: municipality, .ward: ward, .partner: partner,
            ]
            .compactMapValues { $0 }
        }

        package func scope(in kind: OfficeID.Kind) -> Scope? { scopes[kind] }
    }

    package static let table: [Grant] = [
        Grant(
            .seeCounts, [.author, .approver, .sender, .desk, .auditor, .operator],
            prefecture: .everywhere, municipality: .ownResidents, ward: .ownResidents),
        Grant(
            .seeExactCounts, [.operator],
            prefecture: .everywhere, municipality: .ownResidents, ward: .ownResidents),
        residents(.searchHousehold, [.desk]),
        residents(.viewHousehold, [.desk]),
        residents(.carePasses, [.desk]),
        residents(.enterDates, [.author]),
        residents(.editLocalNotes, [.author]),
        Grant(
            .editDirectory, [.author],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(
            .settleMistakes, [.author, .desk],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(
            .handleShops, [.author, .approver, .desk],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(
            .decideShops, [.approver],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(.watchPasses, [.approver, .desk], prefecture: .everywhere),
        Grant(
            .answerConsultations, [.desk, .supervisor], prefecture: .ownOffice, municipality: .ownOffice,
            partner: .ownOffice),
        Grant(.superviseDesk, [.supervisor], prefecture: .ownOffice, municipality: .ownOffice, partner: .ownOffice),
        Grant(.witnessDisclosures, [.supervisor, .auditor], prefecture: .ownOffice, municipality: .ownOffice),
        Grant(.editCrisisWords, [.supervisor], prefecture: .everywhere),
        residents(.issueLinks, [.author]),
        residents(.approve, [.approver]),
        residents(.send, [.sender]),
        residents(.previewPhone, [.author, .approver, .sender, .desk]),
        Grant(
            .readOperationLog, [.auditor],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(
            .readOperationLog, [.operator],
            prefecture: .ownOffice, municipality: .ownOffice, ward: .ownOffice, partner: .ownOffice),
        Grant(
            .exportOperationLog, [.auditor],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice),
        Grant(
            .manageStaff, [.operator],
            prefecture: .everywhere, municipality: .ownOffice, ward: .ownOffice, partner: .ownOffice),
        Grant(.manageOffices, [.operator], prefecture: .everywhere),
        Grant(.changeSettings, [.operator], prefecture: .everywhere),
        Grant(.manageKeys, [.keys], prefecture: .everywhere),
        Grant(.erase, [.keys], prefecture: .everywhere),
    ]

    /// What concerns an office's own residents wherever it stands; a partner has none.
    private static func residents(_ permission: Permission, _ roles: [Role]) -> Grant {
        Grant(
            permission, roles, prefecture: .ownResidents, municipality: .ownResidents, ward: .ownResidents)
    }

    /// How far somebody with these roles in such an office holds a permission; empty means not at all.
    package static func scopes(of permission: Permission, roles: Set<Role>, in kind: OfficeID.Kind) -> Set<Scope> {
        Set(
            table.filter { $0.permission == permission && !roles.isDisjoint(with: $0.roles) }
                .compactMap { $0.scope(in: kind) })
    }

    /// Whether the role means anything in such an office. Others can't be given there.
    package static func mayHold(_ role: Role, in kind: OfficeID.Kind) -> Bool {
        table.contains { $0.roles.contains(role) && $0.scope(in: kind) != nil }
    }

    /// Whether somebody with these roles may make another one hold a role, where they may manage staff at all. Keys are
    /// passed on only by who holds them.
    package static func mayGive(_ role: Role, having roles: Set<Role>) -> Bool {
        roles.contains(.operator) && (role != .keys || roles.contains(.keys))
    }
}

extension Role {
    /// What the console and the docs call it.
    package var title: String {
        switch self {
        case .author: "作成"
        case .approver: "承認"
        case .sender: "配信"
        case .desk: "窓口・相談"
        case .supervisor: "相談統括"
        case .auditor: "監査"
        case .keys: "鍵管理"
        case .operator: "運用"
        }
    }
}

extension OfficeID.Kind {
    /// What the console and the docs call it.
    package var title: String {
        switch self {
        case .prefecture: "県"
        case .municipality: "市町村"
        case .ward: "区"
        case .partner: "協力団体"
        }
    }
}
