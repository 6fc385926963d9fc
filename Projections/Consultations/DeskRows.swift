package import Calendar
package import EventModel
package import Events

/// How an office's desk answers.
package struct DeskRow: Row {
    package let office: OfficeID
    package var hours: OpeningHours
    /// Names, separated by blanks.
    package var themeNames: String
    /// Names, separated by blanks.
    package var languageNames: String
    package var capacity: Int
    /// In minutes.
    package var silence: Int
    package var keptDays: Int
    package var notice: String?
    package var key: OfficeID { office }

    package var themes: Set<ConsultationTheme> {
        Set(themeNames.split(separator: " ").compactMap { ConsultationTheme(rawValue: String($0)) })
    }
    package var languages: Set<Language> {
        Set(languageNames.split(separator: " ").compactMap { Language(rawValue: String($0)) })
    }

    package static let table = Table(
        "desks", key: 1,
        Column("office", \DeskRow.office), Column("hours", \.hours), Column("themes", \.themeNames),
        Column("languages", \.languageNames), Column("capacity", \.capacity), Column("silence", \.silence),
        Column("kept_days", \.keptDays), Column("notice", \.notice), build: DeskRow.init)
}

/// Who sits at a desk.
package struct DutyRow: Row {
    package let office: OfficeID
    package let staff: StaffID
    /// Milliseconds since 1970.
    package let since: Int64
    package let capacity: Int

    package struct Key: RowKey {
        let office: OfficeID
        let staff: StaffID
        package var cells: [Cell] { [office.cell, staff.cell] }
    }
    package var key: Key { Key(office: office, staff: staff) }

    package static let table = Table(
        "desk_duty", key: 2,
        Column("office", \DutyRow.office), Column("staff", \.staff), Column("since", \.since),
        Column("capacity", \.capacity), build: DutyRow.init)
}

/// When words of a crisis were last noticed from a household: nothing unrelated is sent to it for a while.
package struct CrisisRow: Row {
    package let household: HouseholdID
    /// Milliseconds since 1970.
    package var at: Int64
    package var key: HouseholdID { household }

    package static let table = Table(
        "crises", key: 1, indexes: [["at"]],
        Column("household", \CrisisRow.household), Column("at", \.at), build: CrisisRow.init)
}

/// That a counsellor asked whose consultation it is.
package struct DisclosureRow: Row {
    package let disclosure: String
    package let consultation: ConsultationID
    package let office: OfficeID
    /// The second office, which sees it.
    package let witness: OfficeID
    package let asker: StaffID
    /// Milliseconds since 1970.
    package let at: Int64
    package var second: StaffID?
    /// Nil while nobody answered.
    package var isAgreed: Bool?
    package var openings = 0
    package var key: String { disclosure }

    package static let table = Table(
        "disclosures", key: 1, indexes: [["office", "at"], ["witness", "at"]],
        Column("disclosure", \DisclosureRow.disclosure), Column("consultation", \.consultation),
        Column("office", \.office), Column("witness", \.witness), Column("asker", \.asker), Column("at", \.at),
        Column("second", \.second), Column("is_agreed", \.isAgreed), Column("openings", \.openings),
        build: DisclosureRow.init)
}
