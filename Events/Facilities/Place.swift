package import Calendar
package import EventModel
package import Places

/// A place as it is published: what families read, in the words of whoever answers for it.
///
/// Nil and empty mean that nobody said so. Texts are never folded or shortened.
package struct Place: Record, Hashable {
    package var kind: PlaceKind
    /// The kind in the list's own words: 認可公立保育所.
    package var kindText: String?
    /// The number that the list gives it.
    package var ownID: String?
    package var name: String
    package var kana: String?
    package var otherNames: [String]
    package var address: PostalAddress?
    package var point: GeoPoint?
    package var contact: ContactDetails?
    /// The body that runs it.
    package var runBy: String?
    package var capacity: Int?
    package var ages: AgeRange?
    package var hours: OpeningHours?
    /// What the hours leave out, in the list's own words.
    package var hoursNote: String?
    package var has: [Equipment]
    /// What it is known not to have.
    package var lacks: [Equipment]
    /// What a shop gives to families.
    package var benefit: String?
    package var about: String?
    /// Columns of the list that have no field of their own, under their standard names.
    package var details: [Detail]

    package init(kind: PlaceKind, name: String) {
        self.init(
            kind: kind, kindText: nil, ownID: nil, name: name, kana: nil, otherNames: [], address: nil, point: nil,
            contact: nil, runBy: nil, capacity: nil, ages: nil, hours: nil, hoursNote: nil, has: [], lacks: [],
            benefit: nil, about: nil, details: [])
    }

    private init(
        kind: PlaceKind, kindText: String?, ownID: String?, name: String, kana: String?, otherNames: [String],
        address: PostalAddress?, point: GeoPoint?, contact: ContactDetails?, runBy: String?, capacity: Int?,
        ages: AgeRange?, hours: OpeningHours?, hoursNote: String?, has: [Equipment], lacks: [Equipment],
        benefit: String?, about: String?, details: [Detail]
    ) {
        self.kind = kind
        self.kindText = kindText
        self.ownID = ownID
        self.name = name
        self.kana = kana
        self.otherNames = otherNames
        self.address = address
        self.point = point
        self.contact = contact
        self.runBy = runBy
        self.capacity = capacity
        self.ages = ages
        self.hours = hours
        self.hoursNote = hoursNote
        self.has = has
        self.lacks = lacks
        self.benefit = benefit
        self.about = about
        self.details = details
    }

    package static let fields = Fields(
        Field("kind", \.kind, "what it is"),
        Field("kindText", \.kindText, "the kind in the list's own words"),
        Field("ownID", \.ownID, "the number that the list gives it"),
        Field("name", \.name, "its name"),
        Field("kana", \.kana, "the name's reading"),
        Field("otherNames", \.otherNames, "in English, or as people call it"),
        Field("address", \.address, "where it is"),
        Field("point", \.point, "where it is on the map: degrees north and east"),
        Field("contact", \.contact, "how it is reached"),
        Field("runBy", \.runBy, "the body that runs it"),
        Field("capacity", \.capacity, "how many it takes"),
        Field("ages", \.ages, "for which ages"),
        Field("hours", \.hours, "when it is open"),
        Field("hoursNote", \.hoursNote, "what the hours leave out"),
        Field("has", \.has, "what is there"),
        Field("lacks", \.lacks, "what is known not to be there"),
        Field("benefit", \.benefit, "what a shop gives to families"),
        Field("about", \.about, "what it says of itself"),
        Field("details", \.details, "further columns of the list"),
        build: {
            Place(
                kind: $0, kindText: $1, ownID: $2, name: $3, kana: $4, otherNames: $5, address: $6, point: $7,
                contact: $8, runBy: $9, capacity: $10, ages: $11, hours: $12, hoursNote: $13, has: $14, lacks: $15,
                benefit: $16, about: $17, details: $18)
        })
}

extension Place {
    /// The record that holds when a list changes what it said before, while an office or keeper corrected it by hand:
    /// what the list changed comes from the list, all else stays as it was corrected.
    ///
    /// - Parameters:
    ///   - listed: what the list said before.
    ///   - newer: what it says now.
    package func updated(from listed: Place, to newer: Place) -> Place {
        guard self != listed else { return newer }
        var result = self
        func take<Value: Equatable>(_ path: WritableKeyPath<Place, Value>) {
            if listed[keyPath: path] != newer[keyPath: path] { result[keyPath: path] = newer[keyPath: path] }
        }
        take(\.kind)
        take(\.kindText)
        take(\.ownID)
        take(\.name)
        take(\.kana)
        take(\.otherNames)
        take(\.address)
        take(\.point)
        take(\.contact)
        take(\.runBy)
        take(\.capacity)
        take(\.ages)
        take(\.hours)
        take(\.hoursNote)
        take(\.has)
        take(\.lacks)
        take(\.benefit)
        take(\.about)
        take(\.details)
        return result
    }
}
