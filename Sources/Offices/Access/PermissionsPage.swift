import Events

/// `docs/permissions.md`: the table as a page for offices and auditors.
package enum PermissionsPage {
    package static var text: String {
        """
        # 権限の表 — Who may do what

        This page is made from the table that the program itself obeys (`Sources/Offices/Access/Permissions.swift`):
        `HAGUKUMI_WRITE_SAMPLES=1 swift test --filter OfficesTests` writes it again. What is not in it is denied.

        この表は、プログラムが従っている表から作られています。表にないことは、だれにもできません。

        ## 役割 — Roles

        | 役割 | role | \(kinds.map(\.title).joined(separator: " | ")) |
        |---|---|\(kinds.map { _ in ":-:|" }.joined())
        \(Role.allCases.map(row).joined(separator: "\n"))

        ○ the role may be held there. Roles are given by whoever may 職員を管理する; 鍵管理 only by who also has 鍵管理, or on the
        server's terminal. Nobody changes their own account.

        ## 権限 — Permissions

        | 権限 | permission | 役割 | \(kinds.map(\.title).joined(separator: " | ")) |
        |---|---|---|\(kinds.map { _ in "---|" }.joined())
        \(Permissions.table.map(row).joined(separator: "\n"))

        ## 範囲 — How far

        | 範囲 | scope | meaning |
        |---|---|---|
        \(Scope.allCases.map(row).joined(separator: "\n"))

        ## 意味 — What each permission is

        | permission | meaning |
        |---|---|
        \(Permission.allCases.map { "| `\($0.rawValue)` | \($0.meaning) |" }.joined(separator: "\n"))

        """
    }

    private static let kinds = OfficeID.Kind.allCases

    private static func row(_ role: Role) -> String {
        let held = kinds.map { Permissions.mayHold(role, in: $0) ? "○" : "–" }
        return "| \(role.title) | `\(role.rawValue)` | \(held.joined(separator: " | ")) |"
    }

    private static func row(_ grant: Permissions.Grant) -> String {
        let roles = grant.roles.map(\.title).joined(separator: "、")
        let scopes = kinds.map { grant.scope(in: $0)?.title ?? "–" }
        return "| \(grant.permission.title) | `\(grant.permission.rawValue)` | \(roles) | "
            + "\(scopes.joined(separator: " | ")) |"
    }

    private static func row(_ scope: Scope) -> String {
        let meaning =
            switch scope {
            case .ownOffice: "The office itself and the offices within it: a city's wards."
            case .ownResidents:
                "Households that live in the office's municipality, ward or prefecture, and that place's own dates and "
                    + "texts."
            case .everywhere: "Every office and every place of the prefecture."
            }
        return "| \(scope.title) | `\(scope.rawValue)` | \(meaning) |"
    }
}
