package import EventModel
package import Places

/// Where something is, as it is written on an envelope.
package struct PostalAddress: Record, Hashable {
    package var municipality: MunicipalityCode?
    /// Seven digits.
    package var postalCode: String?
    package var text: String
    /// The building, floor or room.
    package var building: String?
    /// How to get there, and where to leave a car.
    package var access: String?

    package init(
        municipality: MunicipalityCode?, postalCode: String?, text: String, building: String?, access: String?
    ) {
        self.municipality = municipality
        self.postalCode = postalCode
        self.text = text
        self.building = building
        self.access = access
    }

    package static let fields = Fields(
        Field("municipality", \.municipality, "the municipality or ward"),
        Field("postalCode", \.postalCode, "seven digits"),
        Field("text", \.text, "the address in one line; empty where only the municipality is known"),
        Field("building", \.building, "building, floor or room"),
        Field("access", \.access, "how to get there"),
        build: Self.init)
}

/// How an office, shop or association is reached. Numbers and addresses of persons are not taken over.
package struct ContactDetails: Record, Hashable {
    package var telephone: String?
    package var email: String?
    /// A page with a form.
    package var form: String?
    package var page: String?
    package var note: String?

    package init(telephone: String?, email: String?, form: String?, page: String?, note: String?) {
        self.telephone = telephone
        self.email = email
        self.form = form
        self.page = page
        self.note = note
    }

    package var isEmpty: Bool { telephone == nil && email == nil && form == nil && page == nil && note == nil }

    package static let fields = Fields(
        Field("telephone", \.telephone, "the number to call"),
        Field("email", \.email, "the mail address of an office or association"),
        Field("form", \.form, "the address of a page with a form"),
        Field("page", \.page, "the address of its page"),
        Field("note", \.note, "what else is said about reaching it"),
        build: Self.init)
}

/// For which ages, in completed months: from the first up to and including the last.
package struct AgeRange: Record, Hashable {
    package var fromMonths: Int?
    package var untilMonths: Int?
    /// In the list's own words.
    package var text: String

    package init(fromMonths: Int?, untilMonths: Int?, text: String) {
        self.fromMonths = fromMonths
        self.untilMonths = untilMonths
        self.text = text
    }

    /// Whether a child of so many completed months is meant; nil where the words were not understood.
    package func includes(months: Int) -> Bool? {
        guard fromMonths != nil || untilMonths != nil else { return nil }
        return months >= fromMonths ?? 0 && months <= untilMonths ?? .max
    }

    package static let fields = Fields(
        Field("fromMonths", \.fromMonths, "from so many completed months on"),
        Field("untilMonths", \.untilMonths, "up to and including so many completed months"),
        Field("text", \.text, "in the list's own words"),
        build: Self.init)
}

/// A column of a list that has no field of its own.
package struct Detail: Record, Hashable {
    package let name: String
    package let text: String
    /// The name under which is kept what was to be the address of a page and is none.
    package static let brokenLink = "URL"

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    package static let fields = Fields(
        Field("name", \.name, "the column's standard name"), Field("text", \.text, "what stands there"),
        build: Self.init)
}
