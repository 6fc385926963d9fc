package import Calendar
package import EventModel
package import Events
package import Places

/// One example of every kind of fact. Personal values are recognisable, so that a test can look for them elsewhere.
package enum Example {
    /// One for each type in `Catalogue.hagukumi`, in its order of themes.
    package static var all: [any Event] {
        household + profile + children + links + access + chat + delivery + office + staff + directory + passes
            + shops + checks + consultations + desks + help
    }

    package static let family = HouseholdID(ULID("01JD8Z0000FAM7Y00000000001")!)
    package static let other = HouseholdID(ULID("01JD8Z0000FAM7Y00000000002")!)
    package static let webhook = ULID("01JD8Z0000WEBH00K000000001")!
    package static let batch = BatchID(ULID("01JD8Z0000BATCH00000000001")!)
    package static let content = ContentID("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    package static let source = SourceCode("K7Q2")!
    /// Naka ward of Yokohama.
    package static let nakaWard = MunicipalityCode("141046")!
    package static let hakone = MunicipalityCode("143821")!
    /// A Sunday.
    package static let today = CivilDate(iso: "2026-11-22")!
    package static let due = CivilDate(iso: "2027-03-14")!
    package static let born = CivilDate(iso: "2026-10-05")!
    /// 22 November 2026, 9:00 in Japan, in milliseconds since 1970.
    package static let at: Int64 = 1_795_305_600_000
    package static let lineUser = "Ucanary0123456789abcdef0123456789"
    package static let postalCode = "2310045"
    package static let offer = OfferID(ULID("01JD8Z0000FFER000000000001")!)
    /// Names a recovery code, and a calendar's address.
    package static let code = ULID("01JD8Z0000C0DE000000000001")!
    package static let first = ChildNumber(1)
    package static let second = ChildNumber(2)
}
