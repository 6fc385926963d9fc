package import Calendar
package import EventModel
package import Events

/// One person's account, as lists show it. The name is open here, as the address is in `Audience`.
package struct StaffRow: Row {
    package let staff: StaffID
    package var name: String?
    package var signIn: String?
    package var postings: PostingList
    /// The account's last day.
    package var until: CivilDate
    package var isSuspended: Bool
    package var hasJoined: Bool
    /// Until when the newest link may be used, in milliseconds since 1970; nil once it was.
    package var invitedUntil: Int64?
    /// Milliseconds since 1970.
    package var lastSignedIn: Int64?
    package var failures: Int

    package var key: StaffID { staff }

    package static let table = Table(
        "staff_members", key: 1,
        Column("staff", \StaffRow.staff), Column("name", \.name), Column("sign_in", \.signIn),
        Column("postings", \.postings), Column("valid_until", \.until), Column("is_suspended", \.isSuspended),
        Column("has_joined", \.hasJoined), Column("invited_until", \.invitedUntil),
        Column("last_signed_in", \.lastSignedIn), Column("failures", \.failures), build: StaffRow.init)

    package enum Status: String, CaseIterable, Sendable {
        /// A link is out that nobody has used.
        case invited
        /// The first link ran out before it was used.
        case missed
        case active
        case suspended
        case expired
    }

    package func status(at now: JapanTime) -> Status {
        if isSuspended { return .suspended }
        if until < now.date { return .expired }
        if hasJoined { return .active }
        return invitedUntil.map { now.milliseconds < $0 } ?? false ? .invited : .missed
    }
}

/// An office, open or closed.
package struct OfficeRow: Row {
    package let office: OfficeID
    package var name: String
    package var isOpen: Bool
    package var openedOn: CivilDate

    package var key: OfficeID { office }

    package static let table = Table(
        "offices", key: 1,
        Column("office", \OfficeRow.office), Column("name", \.name), Column("is_open", \.isOpen),
        Column("opened_on", \.openedOn), build: OfficeRow.init)
}

/// Who works where, and until when.
package enum StaffDirectory: Projection {
    package static let name = "staff_directory"
    package static let version = 1
    package static let tables = [StaffRow.table.shape, OfficeRow.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let staff = rows.of(StaffRow.self)
        let offices = rows.of(OfficeRow.self)
        let accounts = Handlers()
            .on(OfficeOpened.self) { fact, recorded in
                let day = JapanTime(milliseconds: recorded.recordedAt).date
                offices.put(OfficeRow(office: fact.office, name: fact.name, isOpen: true, openedOn: day))
            }
            .on(OfficeClosed.self) { fact, _ in try offices.update(fact.office) { $0.isOpen = false } }
            .on(StaffInvited.self, opening: true) { fact, _ in
                var postings = PostingList()
                postings.post(fact.office, fact.roles, from: PostingList.beginning)
                staff.put(
                    StaffRow(
                        staff: fact.staff, name: fact.name.value, signIn: fact.signIn.value, postings: postings,
                        until: fact.until, isSuspended: false, hasJoined: false, invitedUntil: fact.expires,
                        lastSignedIn: nil, failures: 0))
            }
            .on(StaffInvitedAgain.self) { fact, _ in
                try staff.update(fact.staff) { $0.invitedUntil = fact.expires }
            }
            .on(StaffPosted.self) { fact, _ in
                try staff.update(fact.staff) { $0.postings.post(fact.office, fact.roles, from: fact.from) }
            }
            .on(StaffTermSet.self) { fact, _ in try staff.update(fact.staff) { $0.until = fact.until } }
            .on(StaffSuspended.self) { fact, _ in try staff.update(fact.staff) { $0.isSuspended = true } }
            .on(StaffReinstated.self) { fact, _ in try staff.update(fact.staff) { $0.isSuspended = false } }
        return comingIn(accounts, staff)
    }

    private static func comingIn(_ handlers: Handlers, _ staff: RowSet<StaffRow>) -> Handlers {
        func join(_ person: StaffID) throws {
            try staff.update(person) {
                $0.hasJoined = true
                $0.invitedUntil = nil
                $0.failures = 0
            }
        }
        return
            handlers
            .on(StaffJoined.self) { fact, _ in try join(fact.staff) }
            .on(StaffIdentityLinked.self) { fact, _ in try join(fact.staff) }
            .on(StaffSignedIn.self) { fact, _ in
                try staff.update(fact.staff) {
                    $0.lastSignedIn = max($0.lastSignedIn ?? .min, fact.at)
                    $0.failures = 0
                }
            }
            .on(StaffSignInFailed.self) { fact, _ in try staff.update(fact.staff) { $0.failures += 1 } }
    }

    /// Every account, in the order of their offices on a day, then of their names.
    package static func staff(on day: CivilDate, in tables: any Tables) throws -> [StaffRow] {
        var all: [StaffRow] = []
        try tables.query("SELECT \(StaffRow.table.columnList) FROM staff_members ORDER BY staff", []) {
            all.append(StaffRow.table.read($0))
        }
        func order(_ row: StaffRow) -> [String] {
            [row.postings.on(day)?.office.description ?? "", row.name ?? "", row.staff.description]
        }
        return all.sorted { order($0).lexicographicallyPrecedes(order($1)) }
    }

    package static func staff(_ staff: StaffID, in tables: any Tables) throws -> StaffRow? {
        try tables.load(StaffRow.table.shape, from: "staff_members", key: staff.cells) { StaffRow.table.read($0) }
    }

    /// Every office that was ever opened, in the order of their codes.
    package static func offices(in tables: any Tables) throws -> [OfficeRow] {
        var all: [OfficeRow] = []
        try tables.query("SELECT \(OfficeRow.table.columnList) FROM offices ORDER BY office", []) {
            all.append(OfficeRow.table.read($0))
        }
        return all
    }
}
