package import Calendar
package import EventModel

/// An office's list was taken in, all of it.
package struct DatasetImported: Event {
    package let dataset: DatasetID
    package let digest: String
    package let file: String
    package let layout: String
    package let provenance: Provenance
    package let isWhole: Bool
    package let rows: Int
    package let published: Int
    package let corrected: Int
    package let closed: Int
    package let doubts: Int
    package let missing: [String]
    package let at: Int64

    package init(
        dataset: DatasetID, digest: String, file: String, layout: String, provenance: Provenance, isWhole: Bool,
        rows: Int, published: Int, corrected: Int, closed: Int, doubts: Int, missing: [String], at: Int64
    ) {
        self.dataset = dataset
        self.digest = digest
        self.file = file
        self.layout = layout
        self.provenance = provenance
        self.isWhole = isWhole
        self.rows = rows
        self.published = published
        self.corrected = corrected
        self.closed = closed
        self.doubts = doubts
        self.missing = missing
        self.at = at
    }

    package static let schema = Schema("directory.dataset-imported", version: 1)
    package static let meaning = "An office's list was taken in, all of it."
    package static let fields = Fields(
        Field("dataset", \.dataset, "whose list, and of what kind"),
        Field("digest", \.digest, "SHA-256 of the file"),
        Field("file", \.file, "the file's name"),
        Field("layout", \.layout, "what was read from it: a list of records, or counts of vacancies"),
        Field("provenance", \.provenance, "where the file was found, its licence and its day"),
        Field("isWhole", \.isWhole, "whether it is the whole of what the office publishes of this kind"),
        Field("rows", \.rows, "how many records it has"),
        Field("published", \.published, "how many of them were new"),
        Field("corrected", \.corrected, "how many of them had changed"),
        Field("closed", \.closed, "how many were closed because they are missing from it"),
        Field("doubts", \.doubts, "how many cells or rows were doubtful"),
        Field("missing", \.missing, "what is still published though it is missing from it"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [dataset.tag, dataset.office.tag] }
}

/// Vacancies at nurseries were counted, by age.
package struct VacanciesCounted: Event {
    package let dataset: DatasetID
    package let on: CivilDate
    package let provenance: Provenance
    package let counts: [PlaceVacancies]

    package init(dataset: DatasetID, on: CivilDate, provenance: Provenance, counts: [PlaceVacancies]) {
        self.dataset = dataset
        self.on = on
        self.provenance = provenance
        self.counts = counts
    }

    package static let schema = Schema("directory.vacancies-counted", version: 1)
    package static let meaning = "Vacancies at nurseries were counted, by age."
    package static let fields = Fields(
        Field("dataset", \.dataset, "whose count"),
        Field("on", \.on, "of which day the count is"),
        Field("provenance", \.provenance, "where it was found, its licence and its day"),
        Field("counts", \.counts, "up to 500 places with their counts"),
        build: Self.init)
    /// A count that was entered by hand is found by its place; a list's is one of hundreds.
    package var tags: [Tag] { [dataset.tag] + (counts.count == 1 ? counts.map(\.place.tag) : []) }
    /// So many places stand in one fact at most.
    package static let most = 500
}

/// The count at one place.
package struct PlaceVacancies: Record, Hashable {
    package let place: PlaceID
    package let ages: [AgeVacancies]

    package init(place: PlaceID, ages: [AgeVacancies]) {
        self.place = place
        self.ages = ages
    }

    package static let fields = Fields(
        Field("place", \.place, "the place"), Field("ages", \.ages, "the count for each age"), build: Self.init)
}

/// The count of one class: children who were so many years old on 1 April.
package struct AgeVacancies: Record, Hashable {
    package let age: Int
    /// Nil where nothing is said, as are the others.
    package let free: Int?
    package let waiting: Int?
    package let enrolled: Int?

    package init(age: Int, free: Int?, waiting: Int?, enrolled: Int?) {
        self.age = age
        self.free = free
        self.waiting = waiting
        self.enrolled = enrolled
    }

    package static let fields = Fields(
        Field("age", \.age, "the class: how many years old the children were on 1 April"),
        Field("free", \.free, "free places"),
        Field("waiting", \.waiting, "applications that wait"),
        Field("enrolled", \.enrolled, "children who are enrolled"),
        build: Self.init)
}
