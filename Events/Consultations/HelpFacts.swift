package import Calendar
package import EventModel

/// The prefecture said what a line of help is and whether people are shown it.
package struct HelpLineSet: Event {
    package let office: OfficeID
    package let key: HelpLineKey
    package let name: String
    package let numbers: [String]
    package let hours: OpeningHours
    package let forWhom: String
    package let situations: [HelpSituation]
    package let isShown: Bool
    package let source: String
    package let confirmedOn: CivilDate?

    package init(
        office: OfficeID, key: HelpLineKey, name: String, numbers: [String], hours: OpeningHours, forWhom: String,
        situations: [HelpSituation], isShown: Bool, source: String, confirmedOn: CivilDate?
    ) {
        self.office = office
        self.key = key
        self.name = name
        self.numbers = numbers
        self.hours = hours
        self.forWhom = forWhom
        self.situations = situations
        self.isShown = isShown
        self.source = source
        self.confirmedOn = confirmedOn
    }

    package static let schema = Schema("consultation.help-line-set", version: 1)
    package static let meaning = "The prefecture said what a line of help is and whether people are shown it."
    package static let fields = Fields(
        Field("office", \.office, "the prefecture's office"),
        Field("key", \.key, "which line"),
        Field("name", \.name, "what it is called"),
        Field("numbers", \.numbers, "telephone numbers as they are dialled; none where it is not a telephone"),
        Field("hours", \.hours, "when somebody answers"),
        Field("forWhom", \.forWhom, "for whom or what it is"),
        Field("situations", \.situations, "the situations in which it helps"),
        Field("isShown", \.isShown, "whether people are shown it"),
        Field("source", \.source, "where this was confirmed"),
        Field("confirmedOn", \.confirmedOn, "when it was confirmed; none where nobody did"),
        build: Self.init)
    package static let all = Tag("consultation", "help-lines")
    package var tags: [Tag] { [Self.all] }
}
