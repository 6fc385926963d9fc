package import Calendar
package import EventModel

/// An office said when and how its desk answers consultations.
package struct DeskSet: Event {
    package let office: OfficeID
    package let hours: OpeningHours
    package let themes: [ConsultationTheme]
    package let languages: [Language]
    package let capacity: Int
    package let silence: Int
    package let keptDays: Int
    package let notice: String?
    package let on: CivilDate

    package init(
        office: OfficeID, hours: OpeningHours, themes: [ConsultationTheme], languages: [Language], capacity: Int,
        silence: Int, keptDays: Int, notice: String?, on: CivilDate
    ) {
        self.office = office
        self.hours = hours
        self.themes = themes
        self.languages = languages
        self.capacity = capacity
        self.silence = silence
        self.keptDays = keptDays
        self.notice = notice
        self.on = on
    }

    package static let schema = Schema("desk.set", version: 1)
    package static let meaning = "An office said when and how its desk answers consultations."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("hours", \.hours, "when counsellors answer"),
        Field("themes", \.themes, "what it answers"),
        Field("languages", \.languages, "in which languages"),
        Field(
            "capacity", \.capacity,
            "how many consultations a counsellor has at once, unless the shift says otherwise"),
        Field(
            "silence", \.silence,
            "after how many minutes without a word of the counsellor the client is given to another"),
        Field("keptDays", \.keptDays, "for how many days a closed consultation is kept"),
        Field("notice", \.notice, "what the desk tells at the door, such as a holiday"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}

/// An office no longer has a desk for consultations.
package struct DeskClosed: Event {
    package let office: OfficeID
    package let on: CivilDate

    package init(office: OfficeID, on: CivilDate) {
        self.office = office
        self.on = on
    }

    package static let schema = Schema("desk.closed", version: 1)
    package static let meaning = "An office no longer has a desk for consultations."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}

/// A counsellor is to be at the desk.
package struct ShiftPlanned: Event {
    package let office: OfficeID
    package let shift: ULID
    package let staff: StaffID
    package let day: CivilDate
    package let from: Int
    package let until: Int
    package let capacity: Int

    package init(office: OfficeID, shift: ULID, staff: StaffID, day: CivilDate, from: Int, until: Int, capacity: Int) {
        self.office = office
        self.shift = shift
        self.staff = staff
        self.day = day
        self.from = from
        self.until = until
        self.capacity = capacity
    }

    package static let schema = Schema("desk.shift-planned", version: 1)
    package static let meaning = "A counsellor is to be at the desk."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("shift", \.shift, "the shift"),
        Field("staff", \.staff, "who"),
        Field("day", \.day, "the day"),
        Field("from", \.from, "in minutes of the day"),
        Field("until", \.until, "in minutes of the day"),
        Field("capacity", \.capacity, "how many consultations at once"),
        build: Self.init)
    package var tags: [Tag] { [office.tag, staff.tag] }
}

/// A shift was taken back.
package struct ShiftWithdrawn: Event {
    package let office: OfficeID
    package let shift: ULID

    package init(office: OfficeID, shift: ULID) {
        self.office = office
        self.shift = shift
    }

    package static let schema = Schema("desk.shift-withdrawn", version: 1)
    package static let meaning = "A shift was taken back."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("shift", \.shift, "the shift"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}

/// A counsellor sat down at the desk.
package struct DutyBegun: Event {
    package let office: OfficeID
    package let staff: StaffID
    package let capacity: Int
    package let at: Int64

    package init(office: OfficeID, staff: StaffID, capacity: Int, at: Int64) {
        self.office = office
        self.staff = staff
        self.capacity = capacity
        self.at = at
    }

    package static let schema = Schema("desk.duty-begun", version: 1)
    package static let meaning = "A counsellor sat down at the desk."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("staff", \.staff, "who"),
        Field("capacity", \.capacity, "how many consultations at once"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [office.tag, staff.tag] }
}

/// A counsellor left the desk.
package struct DutyEnded: Event {
    package let office: OfficeID
    package let staff: StaffID
    package let at: Int64

    package init(office: OfficeID, staff: StaffID, at: Int64) {
        self.office = office
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("desk.duty-ended", version: 1)
    package static let meaning = "A counsellor left the desk."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("staff", \.staff, "who"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [office.tag, staff.tag] }
}

/// An office wrote a reply or something to know, for its counsellors to start from.
package struct ReplyWritten: Event {
    package let office: OfficeID
    package let reply: ULID
    package let kind: PreparedKind
    package let title: String
    package let words: String
    package let on: CivilDate

    package init(office: OfficeID, reply: ULID, kind: PreparedKind, title: String, words: String, on: CivilDate) {
        self.office = office
        self.reply = reply
        self.kind = kind
        self.title = title
        self.words = words
        self.on = on
    }

    package static let schema = Schema("desk.reply-written", version: 1)
    package static let meaning = "An office wrote a reply or something to know, for its counsellors to start from."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("reply", \.reply, "the text"),
        Field("kind", \.kind, "what it is"),
        Field("title", \.title, "its title"),
        Field("words", \.words, "its words"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}

/// An office took a prepared text back.
package struct ReplyWithdrawn: Event {
    package let office: OfficeID
    package let reply: ULID
    package let on: CivilDate

    package init(office: OfficeID, reply: ULID, on: CivilDate) {
        self.office = office
        self.reply = reply
        self.on = on
    }

    package static let schema = Schema("desk.reply-withdrawn", version: 1)
    package static let meaning = "An office took a prepared text back."
    package static let fields = Fields(
        Field("office", \.office, "whose desk"),
        Field("reply", \.reply, "the text"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}
